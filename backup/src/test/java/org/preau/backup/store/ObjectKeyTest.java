package org.preau.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectKeyTest {
    static List<String> good() {
        return List.of(
                "a",
                "0",
                "...",
                ".a",
                "a.",
                "a..b",
                "-",
                "_",
                "a/b/c",
                "sites/ab12/photo-1_small.jpg",
                "x".repeat(200),
                ("x".repeat(127) + "/").repeat(4).substring(0, 511) + "y");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/..",
                "a/../b",
                "./a",
                "a/./b",
                "A",
                "é",
                "e\u0301",
                "a b",
                "a\\b",
                "..\\a",
                "a\0",
                "a\n",
                "a%2e",
                "a:b",
                "a+b",
                "~",
                "a?b",
                "a#b",
                "*",
                "\u202ea",
                "\uff0e\uff0e/a",
                "\u0131",
                "x".repeat(201),
                "x/".repeat(256) + "x");
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_key_is_built(String text) {
        assertThat(new ObjectKey(text).value()).isEqualTo(text);
        assertThat(ObjectKey.isKey(text)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_key_cannot_be_built(String text) {
        assertThat(ObjectKey.isKey(text)).isFalse();
        assertThatThrownBy(() -> new ObjectKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("Not an object key: \"[ -~]*\": [ -~]+")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }

    @Test
    void keys_order_by_their_characters_slash_included() {
        assertThat(Stream.of("a0", "a/b", "a", "a-b", "a.b", "b").map(ObjectKey::new).sorted())
                .extracting(ObjectKey::value)
                .containsExactly("a", "a-b", "a.b", "a/b", "a0", "b");
    }
}
