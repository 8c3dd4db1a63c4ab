package org.preau.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLocationTest {
    private static final S3Credentials KEYS = new S3Credentials("access", "sesame");

    @ParameterizedTest
    @CsvSource({
        "/var/lib/preau, /var/lib/preau",
        "data/objects, data/objects",
        "file:///var/lib/preau, /var/lib/preau",
        "file:/var/lib/a%20b, /var/lib/a b",
        "./s3:x, ./s3:x",
    })
    void a_folder_is_named_by_a_path_or_a_file_url(String text, String path) {
        assertThat(StoreLocation.of(text, null)).isEqualTo(new StoreLocation.Folder(Path.of(path)));
    }

    @Test
    void a_bucket_is_named_by_an_s3_url() {
        S3Settings settings =
                bucket("s3://photos/some/prefix?endpoint=http://127.0.0.1:9000&region=eu-west-3");

        assertThat(settings.bucket()).isEqualTo("photos");
        assertThat(settings.prefix()).isEqualTo("some/prefix/");
        assertThat(settings.endpoint()).hasToString("http://127.0.0.1:9000");
        assertThat(settings.region()).isEqualTo("eu-west-3");
        assertThat(settings.pathStyle()).isTrue();
        assertThat(settings.toString()).doesNotContain("sesame");
    }

    @Test
    void what_is_left_out_is_amazon() {
        S3Settings settings = bucket("s3://photos");

        assertThat(settings.prefix()).isEmpty();
        assertThat(settings.endpoint()).hasToString("https://s3.amazonaws.com");
        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(settings.pathStyle()).isFalse();
    }

    @Test
    void path_style_can_be_chosen() {
        assertThat(bucket("s3://b12?path-style=true").pathStyle()).isTrue();
        assertThat(bucket("s3://b12?endpoint=https://s3.example.org&path-style=false").pathStyle())
                .isFalse();
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(
                        problems(
                                "s3://B/../x?endpoint=ftp://h/p&region=a%20b&path-style=yes&colour=red&region=",
                                null))
                .hasSize(8)
                .anySatisfy(p -> assertThat(p).contains("bucket \"B\""))
                .anySatisfy(p -> assertThat(p).contains("prefix"))
                .anySatisfy(p -> assertThat(p).contains("endpoint \"ftp://h/p\""))
                .anySatisfy(p -> assertThat(p).contains("region \"a b\""))
                .anySatisfy(p -> assertThat(p).contains("path-style").contains("true or false"))
                .anySatisfy(p -> assertThat(p).contains("colour is unknown"))
                .anySatisfy(p -> assertThat(p).contains("region has no value"))
                .anySatisfy(p -> assertThat(p).contains("access key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ftp://host/path",
                "S3://bucket",
                "file://host/path",
                "file:relative",
                "file:///a?b",
                "a\0b",
                "s3:bucket",
                "s3:///prefix",
                "s3://bucket name",
                "s3://ab",
                "s3://bucket/Upper",
                "s3://bucket//x",
                "s3://bucket#x",
                "s3://bucket?region=a&region=b",
                "s3://bucket?endpoint=https://h/path",
                "s3://bucket?endpoint=https://u:p@h",
                "s3://bucket?endpoint=h:9000",
                "s3://bucket?endpoint=%zz",
                "s3://bucket?endpoint",
            })
    void what_cannot_be_is_told_in_words(String text) {
        assertThat(problems(text, KEYS)).isNotEmpty().allMatch(p -> p.contains(" "));
        assertThatThrownBy(() -> ObjectStores.open(text, KEYS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_secret_in_the_wrong_place_is_not_repeated() {
        assertThat(problems("s3://me:sesame@bucket", KEYS))
                .isNotEmpty()
                .noneMatch(p -> p.contains("sesame"));
        assertThat(problems("s3://me:sesame @bucket", KEYS)).noneMatch(p -> p.contains("sesame"));
        assertThat(problems("s3://bucket?endpoint=https://me:sesame@host", KEYS))
                .noneMatch(p -> p.contains("sesame"));
        assertThat(KEYS.toString()).doesNotContain("sesame");
    }

    @Test
    void a_location_opens(@TempDir Path folder) throws Exception {
        try (ObjectStore store = ObjectStores.open(folder.resolve("new/store").toString(), null)) {
            CheckStore.run(store);
        }
        try (ObjectStore store =
                ObjectStores.open("s3://bucket?endpoint=http://localhost:9", KEYS)) {
            assertThat(store).isInstanceOf(S3Store.class);
        }
    }

    private static S3Settings bucket(String text) {
        return ((StoreLocation.Bucket) StoreLocation.of(text, KEYS)).settings();
    }

    private static List<String> problems(String text, @Nullable S3Credentials keys) {
        return ((StoreLocation.Wrong) StoreLocation.of(text, keys)).problems();
    }
}
