package org.preau.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Reads the templates, messages and code of all features as text, and holds what no single render
 * can show.
 */
class TemplateSourcesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/preau");
    private static final Path CODE = Path.of("src/main/java");

    private static final Pattern COMMENT = Pattern.compile("(?s)\\{\\{!--.*?--}}|<!--.*?-->");
    private static final Pattern TAG =
            Pattern.compile("(?s)<[a-zA-Z/!](?:[^<>{]|\\{\\{(?:[^}\"]|\"[^\"]*\")*}})*>");
    private static final Pattern MUSTACHE = Pattern.compile("(?s)\\{\\{(?:[^}\"]|\"[^\"]*\")*}}}?");
    private static final Pattern WORDS = Pattern.compile("\\p{L}");

    /** Attributes that a person reads or hears. */
    private static final Pattern HUMAN_ATTRIBUTE =
            Pattern.compile(
                    "\\s(?:alt|title|placeholder|aria-label|aria-description|aria-roledescription|data-label|label|content)"
                            + "=\"((?:[^\"{]|\\{\\{(?:[^}\"]|\"[^\"]*\")*}})*)\"");

    /** Parameters of partials that are printed as they are. */
    private static final Pattern HUMAN_PARAMETER =
            Pattern.compile(
                    "\\{\\{#?>[^}]*?\\s(?:title|lead|note|text|label|caption|go|hint)=\"([^\"]*)\"");

    private static final Pattern KEY =
            Pattern.compile("\"([a-z][a-z0-9]*(?:[.-][a-z0-9]+)*(?:\\.[a-z0-9-]+)+)\"");
    private static final Pattern PREFIX =
            Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+[.-])\"");

    /** What the audit log's acts begin with, where the rest is a state: "association." + … */
    private static final Pattern ACTS = Pattern.compile("\"([a-z]+\\.)\" \\+");

    @Test
    void noTextIsWrittenInATemplate() {
        templates()
                .forEach((file, source) -> {
                    if (insideATag(file)) {
                        assertThat(source).as(file).doesNotContain("<", ">");
                        return;
                    }
                    String text =
                            MUSTACHE.matcher(TAG.matcher(source).replaceAll(" ")).replaceAll(" ");
                    assertThat(WORDS.matcher(text).find())
                            .as(file + " says: " + text.strip())
                            .isFalse();
                });
    }

    @Test
    void noTextIsWrittenInAnAttributeOrAParameter() {
        templates()
                .forEach((file, source) -> {
                    for (String value : values(HUMAN_ATTRIBUTE, source)) {
                        String bare = MUSTACHE.matcher(value).replaceAll("");
                        boolean technical =
                                bare.matches(
                                        "|width=device-width, initial-scale=1|light dark|#[0-9a-f]{6}");
                        assertThat(technical).as(file + " says: " + value).isTrue();
                    }
                    assertThat(values(HUMAN_PARAMETER, source)).as(file).allMatch(String::isEmpty);
                });
    }

    @Test
    void theChecksAboveSeeWhatTheyForbid() {
        String text = "<p class=\"x\">Bonjour {{t \"a.b\"}}</p>";
        assertThat(
                        WORDS.matcher(
                                        MUSTACHE.matcher(TAG.matcher(text).replaceAll(" "))
                                                .replaceAll(" "))
                                .find())
                .isTrue();
        assertThat(values(HUMAN_ATTRIBUTE, "<a title=\"Voir {{x}}\">"))
                .containsExactly("Voir {{x}}");
        assertThat(values(HUMAN_PARAMETER, "{{> row icon=\"x\" title=\"Voir\"}}"))
                .containsExactly("Voir");
    }

    @Test
    void noTemplateGoesAroundTheEscapeTheContentPolicyOrTheQuotes() {
        templates()
                .forEach((file, source) -> {
                    assertThat(source)
                            .as(file)
                            .doesNotContain(
                                    "{{{",
                                    "{{&",
                                    "{{=",
                                    " style=",
                                    "<style",
                                    "<script>",
                                    "javascript:")
                            .doesNotContainPattern("\\son[a-z]+=")
                            .doesNotContainPattern("\\s[a-z-]+=\\{\\{")
                            .doesNotContainPattern("\\{\\{[^}]*\\bthis\\.[a-z]")
                            .doesNotContainPattern("(href|src)=\"https?:");
                });
    }

    @Test
    void everyTemplateSaysWhatItTakes() {
        sources().forEach((file, source) -> assertThat(source).as(file).startsWith("{{!--"));
    }

    @Test
    void everyFormThatPostsCarriesTheToken() {
        Pattern form = Pattern.compile("(?s)<form[^>]*method=\"post\"[^>]*>(.{0,20})");
        templates()
                .forEach((file, source) ->
                        values(form, source)
                                .forEach(start ->
                                        assertThat(start.strip())
                                                .as(file)
                                                .startsWith("{{> csrf}}")));
    }

    @Test
    void everyKeyInUseExistsAndEveryKeyIsInUse() {
        Set<String> known = messages().keys(Language.FR);
        Set<String> used = new TreeSet<>();
        Set<String> prefixes = new TreeSet<>();
        Set<String> acts = new TreeSet<>();
        Stream.concat(templates().values().stream(), code().values().stream())
                .forEach(source -> {
                    used.addAll(values(KEY, source));
                    prefixes.addAll(values(PREFIX, source));
                    acts.addAll(values(ACTS, source));
                });
        assertThat(known)
                .as("messages that nothing says")
                .allMatch(key ->
                        used.contains(key)
                                || used.contains(key.replaceFirst("^audit\\.", ""))
                                || prefixes.contains(key + ".")
                                || acts.stream().anyMatch(act -> key.startsWith("audit." + act))
                                || prefixes.stream().anyMatch(key::startsWith));
        Pattern said = Pattern.compile("[{(]t \"([^\"]+)\"");
        templates()
                .forEach((file, source) ->
                        assertThat(known).as(file).containsAll(values(said, source)));
        code().forEach((file, source) ->
                assertThat(known)
                        .as(file)
                        .containsAll(
                                values(
                                        Pattern.compile("Message\\.of\\(\\s*\"([^\"]*[^\".-])\""),
                                        source)));
    }

    @Test
    void everyMessageExistsInBothLanguagesWithTheSameArguments() {
        Messages messages = messages();
        assertThat(messages.keys(Language.EN)).isEqualTo(messages.keys(Language.FR));
        for (String key : messages.keys(Language.FR)) {
            assertThat(messages.arguments(Language.EN, key))
                    .as(key)
                    .isEqualTo(messages.arguments(Language.FR, key));
        }
    }

    @Test
    void messagesArePrefixedByTheirFeatureAndUseTheTypographicApostrophe() {
        properties()
                .forEach((file, properties) ->
                        properties.forEach((key, text) -> {
                            String feature = RESOURCES.relativize(file).getName(0).toString();
                            assertThat((String) key)
                                    .as(file.toString())
                                    .matches(it ->
                                            it.startsWith(feature + ".")
                                                    || it.startsWith("said.")
                                                    || it.startsWith("audit."));
                            assertThat((String) text).as((String) key).doesNotContain("'", "...");
                            assertThat((String) text)
                                    .as(key + " holds markup but is not named so")
                                    .matches(it ->
                                            !it.contains("<") || ((String) key).endsWith(".html"));
                        }));
    }

    @Test
    void templatesGiveMessagesTheArgumentsTheyTake() {
        Messages messages = messages();
        Pattern call =
                Pattern.compile(
                        "[{(]t \"([^\"]+)\"((?:\\s[a-zA-Z]+=(?:\\([^)]*\\)|\"[^\"]*\"|[^\\s)}]+))*)\\s*[)}]");
        Pattern name = Pattern.compile("\\s([a-zA-Z]+)=");
        templates()
                .forEach((file, source) ->
                        call.matcher(source)
                                .results()
                                .forEach(it ->
                                        assertThat(new TreeSet<>(values(name, it.group(2))))
                                                .as(file + ": " + it.group())
                                                .isEqualTo(
                                                        messages.arguments(
                                                                Language.FR, it.group(1)))));
    }

    /** Partials that hold attributes only say so first. */
    private static boolean insideATag(String file) {
        return read(RESOURCES.resolve(file)).startsWith("{{!-- Inside a tag: ");
    }

    private static Messages messages() {
        List<String> folders = new ArrayList<>();
        properties()
                .keySet()
                .forEach(file -> {
                    String folder = "/org/preau/" + RESOURCES.relativize(file).getName(0);
                    if (!folders.contains(folder)) {
                        folders.add(folder);
                    }
                });
        return Messages.load(folders);
    }

    private static Map<Path, Properties> properties() {
        Map<Path, Properties> found = new HashMap<>();
        files(RESOURCES, ".properties")
                .filter(file -> file.toString().contains("/messages_"))
                .forEach(file -> {
                    Properties properties = new Properties();
                    try (var in = Files.newBufferedReader(file)) {
                        properties.load(in);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    found.put(file, properties);
                });
        assertThat(found).hasSizeGreaterThanOrEqualTo(4);
        return found;
    }

    /** Templates without their comments. */
    private static Map<String, String> templates() {
        Map<String, String> found = new TreeMap<>();
        sources()
                .forEach((file, source) -> found.put(file, COMMENT.matcher(source).replaceAll("")));
        return found;
    }

    private static Map<String, String> sources() {
        Map<String, String> found = new TreeMap<>();
        files(RESOURCES, ".hbs")
                .forEach(file -> found.put(RESOURCES.relativize(file).toString(), read(file)));
        assertThat(found).hasSizeGreaterThan(40);
        return found;
    }

    private static Map<String, String> code() {
        Map<String, String> found = new TreeMap<>();
        files(CODE, ".java")
                .forEach(file -> found.put(CODE.relativize(file).toString(), read(file)));
        return found;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> values(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map((MatchResult it) -> it.group(1)).toList();
    }
}
