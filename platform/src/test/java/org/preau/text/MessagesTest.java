package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Messages messages = Messages.load(List.of("/org/preau/text/probe"));

    @Test
    void aMessageIsSaidInTheLanguageAsked() {
        assertThat(messages.text(Language.FR, "probe.hello")).isEqualTo("Bonjour");
        assertThat(messages.text(Language.EN, "probe.hello")).isEqualTo("Hello");
    }

    @Test
    void aMessageMissingInEnglishIsSaidInFrench() {
        assertThat(messages.text(Language.EN, "probe.french-only")).isEqualTo("Rubrique");
        assertThat(messages.keys(Language.EN)).doesNotContain("probe.french-only");
    }

    @Test
    void anUnknownKeyIsNamed() {
        assertThatThrownBy(() -> messages.text(Language.FR, "probe.nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("probe.nothing");
    }

    @Test
    void argumentsAreFilledInByName() {
        assertThat(messages.text(Language.FR, "probe.from", Map.of("who", "Paul", "what", "Noël")))
                .isEqualTo("«\u00a0Noël\u00a0» est de Paul");
    }

    @Test
    void aMissingArgumentIsNamed() {
        assertThatThrownBy(() -> messages.text(Language.FR, "probe.from", Map.of("who", "Paul")))
                .hasMessageContaining("probe.from")
                .hasMessageContaining("what");
    }

    @Test
    void pluralsFollowTheLanguage() {
        assertThat(said(Language.FR, 0)).isEqualTo("Aucun article");
        assertThat(said(Language.FR, 1)).isEqualTo("1 article");
        assertThat(said(Language.FR, 2)).isEqualTo("2 articles");
        assertThat(said(Language.FR, 1_182)).isEqualTo("1\u202f182 articles");
        assertThat(said(Language.EN, 0)).isEqualTo("0 articles");
        assertThat(said(Language.EN, 1_182)).isEqualTo("1,182 articles");
    }

    @Test
    void zeroIsSingularInFrenchAndPluralInEnglish() {
        assertThat(messages.text(Language.FR, "probe.places", Map.of("count", 0)))
                .isEqualTo("0 place");
        assertThat(messages.text(Language.EN, "probe.places", Map.of("count", 0)))
                .isEqualTo("0 places");
    }

    @Test
    void offsetsOrdinalsAndNestedChoicesWork() {
        assertThat(messages.text(Language.EN, "probe.rank", Map.of("n", 22))).isEqualTo("22nd");
        assertThat(messages.text(Language.FR, "probe.rank", Map.of("n", 1))).isEqualTo("1er");
        assertThat(messages.text(Language.FR, "probe.crowd", Map.of("n", 3, "who", "Lina")))
                .isEqualTo("Lina et 2 autres viennent");
        assertThat(messages.text(Language.FR, "probe.crowd", Map.of("n", 1, "who", "Lina")))
                .isEqualTo("Lina vient");
        assertThat(messages.text(Language.FR, "probe.state", Map.of("state", "published")))
                .isEqualTo("en ligne");
        assertThat(messages.text(Language.FR, "probe.state", Map.of("state", "strange")))
                .isEqualTo("hors ligne");
    }

    @Test
    void frenchPunctuationDoesNotBreakFromItsWord() {
        assertThat(messages.text(Language.FR, "probe.punctuation"))
                .isEqualTo("Ici\u00a0: oui\u202f; non\u202f? Si\u202f! 12\u202f%");
        assertThat(messages.text(Language.EN, "probe.punctuation"))
                .isEqualTo("Here : as written ?");
    }

    @Test
    void theTypographicApostropheNeverQuotes() {
        assertThat(messages.text(Language.FR, "probe.apostrophe", Map.of("name", "école")))
                .isEqualTo("L’{école} d’à côté de l’école".replace("{école}", "école"));
    }

    @Test
    void argumentsAreListedForTheChecksOfOthers() {
        assertThat(messages.arguments(Language.FR, "probe.crowd")).containsExactly("n", "who");
    }

    @Test
    void aKeyWrittenTwiceIsRefused() {
        assertThatThrownBy(() -> Messages.load(List.of("/org/preau/text/probe-twice")))
                .hasMessageContaining("probe.hello")
                .hasMessageContaining("twice");
        assertThatThrownBy(() ->
                        Messages.load(List.of("/org/preau/text/probe", "/org/preau/text/probe")))
                .hasMessageContaining("already defined");
    }

    @Test
    void aBrokenMessageIsNamed() {
        assertThatThrownBy(() -> Messages.load(List.of("/org/preau/text/probe-broken")))
                .hasMessageContaining("probe.broken");
    }

    private String said(Language language, int count) {
        return messages.text(language, "probe.articles", Map.of("count", count));
    }
}
