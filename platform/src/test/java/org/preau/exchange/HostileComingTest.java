package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that nobody has checked: each is refused or does no harm, and beside each stands a file of
 * the same form that comes.
 */
class HostileComingTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void anArchiveWritesNothingOutsideOfItsFolder(@TempDir Path folder) throws IOException {
        Path to = Files.createDirectories(folder.resolve("dedans"));
        Unzip.into(
                zip(
                        folder,
                        List.of(
                                "bon/texte.md",
                                "../dehors",
                                "bon/../../dehors",
                                "/etc/dehors",
                                "..\\dehors",
                                "bon\\..\\..\\dehors",
                                "C:\\dehors",
                                "n\u0000ul",
                                "__MACOSX/x",
                                "..",
                                "./",
                                "%2e%2e/encode")),
                to);

        assertThat(names(folder)).contains("dedans/bon/texte.md", "dedans/%2e%2e/encode");
        assertThat(names(folder))
                .allMatch(name -> name.startsWith("dedans/") || name.equals("a.zip"));
    }

    @Test
    void bombsAreRefusedBeforeTheyFillTheDisk(@TempDir Path folder) throws IOException {
        Path bomb = folder.resolve("bombe.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("zeros.xml"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 150; i++) {
                zip.write(zeros);
            }
        }
        Path to = Files.createDirectories(folder.resolve("bombe"));
        long begun = System.nanoTime();
        assertThatThrownBy(() -> Unzip.into(bomb, to)).isInstanceOf(Refused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        assertThat(size(to)).isLessThan(100_000_000);

        Path many = folder.resolve("tant.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(many))) {
            for (int i = 0; i <= 100_000; i++) {
                zip.putNextEntry(new ZipEntry(Integer.toString(i, 36)));
            }
        }
        assertThatThrownBy(() -> Unzip.into(many, to)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Unzip.into(zip(folder, List.of("a", "a/b")), to))
                .as("a file that is a folder")
                .isInstanceOf(Refused.class);
        byte[] cut = Files.readAllBytes(zip(folder, List.of("a.md", "b.md")));
        Path half = Files.write(folder.resolve("demi.zip"), java.util.Arrays.copyOf(cut, 90));
        assertThatThrownBy(() -> Unzip.into(half, to)).isInstanceOf(Refused.class);

        Path good = Files.createDirectories(folder.resolve("bon"));
        Unzip.into(zip(folder, List.of("a.md", "b/c.md")), good);
        assertThat(names(good)).containsExactlyInAnyOrder("a.md", "b/c.md");
    }

    @Test
    void aWxrThatDeclaresNestsGrowsOrEndsTooSoonIsRefused(@TempDir Path folder) throws IOException {
        String good =
                ImportWordPressTest.HEAD
                        + ImportWordPressTest.item(1, "post", "publish", "Un", "un", "é", "")
                        + "</channel></rss>";
        assertThatCode(() -> read(folder, bytes(good))).doesNotThrowAnyException();

        String laughs =
                "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        for (String hostile :
                List.of(
                        good.replace("<rss", laughs + "<rss").replace("<title>Un", "<title>&c;"),
                        good.replace("<rss", laughs + "<rss"),
                        good.replace(
                                "<rss", "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/x.dtd\"><rss"),
                        good.replace("<title>Un", "<title>&inconnue;"),
                        good.substring(0, good.indexOf("</item>")),
                        good.substring(0, good.length() - 8),
                        good.replace("<title>Un", "<title>\u0001Un"),
                        good.replace(
                                "</item>", "<a>".repeat(40) + "</a>".repeat(40) + "</item>"))) {
            assertThatThrownBy(() -> read(folder, bytes(hostile))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void anItemOfManyLongTextsAndAFileOfTooManyThingsAreRefused(@TempDir Path folder)
            throws IOException {
        String part = "<x%d>" + "y".repeat(4_000_000) + "</x%d>";
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            parts.append(part.replace("%d", "" + i));
        }
        assertThatThrownBy(() ->
                        read(
                                folder,
                                bytes(
                                        ImportWordPressTest.HEAD
                                                + "<item>"
                                                + parts
                                                + "</item></channel></rss>")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("longer than");
        assertThatThrownBy(() ->
                        read(
                                folder,
                                bytes(
                                        ImportWordPressTest.HEAD
                                                + "<item></item>".repeat(200_001)
                                                + "</channel></rss>")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("more than");
        assertThatCode(() ->
                        read(
                                folder,
                                bytes(
                                        ImportWordPressTest.HEAD
                                                + "<item></item>".repeat(100_000)
                                                + "</channel></rss>")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-8"})
    void aWxrIsReadAsItSaysAndRefusedWhenItIsNot(String charset, @TempDir Path folder)
            throws IOException {
        String says =
                ImportWordPressTest.HEAD.replace("UTF-8", charset)
                        + ImportWordPressTest.item(1, "post", "publish", "Été", "un", "é", "")
                        + "</channel></rss>";

        assertThat(read(folder, says.getBytes(Charset.forName(charset)))).containsExactly("Été");
        if (!charset.startsWith("UTF")) {
            byte[] lies = says.replace(charset, "UTF-8").getBytes(Charset.forName(charset));
            assertThatThrownBy(() -> read(folder, lies)).isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16", "UTF-16LE", "UTF-8"})
    void aDumpIsReadInWhateverAnOldHostWroteItIn(String charset, @TempDir Path folder)
            throws IOException {
        String mark = charset.equals("UTF-16LE") ? "\uFEFF" : "";
        String dump =
                mark
                        + "CREATE TABLE `spip_rubriques` (`id_rubrique` int, `titre` text);\n"
                        + "INSERT INTO `spip_rubriques` VALUES (1,'L’été à Noël');\n";
        Path file = Files.write(folder.resolve("a.sql"), dump.getBytes(Charset.forName(charset)));

        assertThat(titles(file)).containsExactly("L’été à Noël");
        assertThat(SiteForm.of(file)).map(SiteForm.Found::form).contains(SiteForm.SPIP);
    }

    @Test
    void aDumpThatIsCutShortOrHoldsTooMuchIsRefused(@TempDir Path folder) throws IOException {
        String head =
                "-- MySQL dump 10.13\nCREATE TABLE spip_rubriques (id_rubrique int, titre text);\n";
        String row = "INSERT INTO spip_rubriques VALUES (1,'Un');\n";
        String end = "-- Dump completed on 2024-01-01\n";
        String wide = "(1" + (",'" + "x".repeat(5_000_000) + "'").repeat(6) + ")";
        for (String hostile :
                List.of(
                        head + row,
                        head + row + "INSERT INTO spip_rubriques VALUES (2,'Deux",
                        row + "INSERT INTO spip_rubriques VALUES (2,'Deux'",
                        "INSERT INTO spip_rubriques VALUES (1,'" + "x".repeat(8_000_001) + "');",
                        "INSERT INTO spip_rubriques VALUES " + wide + ";")) {
            Path file = Files.writeString(folder.resolve("a.sql"), hostile);
            assertThatThrownBy(() -> titles(file)).isInstanceOf(Refused.class);
        }
        assertThat(titles(Files.writeString(folder.resolve("a.sql"), head + row + end)))
                .containsExactly("Un");
    }

    @Test
    void htmlThatRunsOrNestsAbsurdlyBecomesPlainTextSoon() {
        String[] hostile = {
            "<script>alert(1)</script><p>mot</p>",
            "<p onclick=alert(1)>mot</p>",
            "<a href=\"javascript:alert(1)\">mot</a>",
            "<a href=\" java\nscript:alert(1)\">mot</a>",
            "<a href=\"data:text/html,alert(1)\">mot</a>",
            "<iframe src=\"javascript:alert(1)\"></iframe>mot",
            "<svg onload=alert(1)><style>alert(1)</style></svg>mot",
            "<img src=\"javascript:alert(1)\" alt=\"\">mot",
            "<form action=\"javascript:alert(1)\"><input value=\"alert(1)\"></form>mot",
            "<object data=\"javascript:alert(1)\"></object><embed src=\"javascript:alert(1)\">mot",
            "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">mot"
        };
        for (String html : hostile) {
            assertThat(markdown(html)).as(html).contains("mot").doesNotContain("alert");
        }
        assertThat(markdown("<a href=\"https://bon.example/\">mot</a>"))
                .as("the positive control")
                .isEqualTo("[mot](https://bon.example/)");

        for (String tag :
                List.of("div", "ul><li", "blockquote", "table><tr><td", "b", "a href=x")) {
            String name = tag.replaceAll(" .*|><.*", "");
            String deep =
                    ("<" + tag + ">").repeat(5_000) + "mot" + ("</" + name + ">").repeat(5_000);
            long begun = System.nanoTime();
            assertThat(markdown(deep)).as(tag).contains("mot");
            assertThat(WordsOfHtml.of(deep)).as(tag).contains("mot");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(tag).isLessThan(SOON);
        }
    }

    @Test
    void shortcutsAndShortcodesThatNeverEndEndSoon() {
        for (String part :
                List.of(
                        "{{{",
                        "{{",
                        "{",
                        "[",
                        "[[",
                        "[->",
                        "[[[",
                        "<code>",
                        "<img1|",
                        "[?",
                        "<multi>[fr]",
                        "|",
                        "-*#",
                        "[caption]",
                        "[gallery ",
                        "[embed]",
                        "[a b=",
                        "<quote>",
                        "[x<-",
                        "~--")) {
            String hostile = part.repeat(40_000 / part.length());
            long begun = System.nanoTime();
            assertThatCode(() -> new SpipMarkup(SpipMedia.NOTHING, "fr").html(hostile))
                    .as(part)
                    .doesNotThrowAnyException();
            Shortcodes.reduced(hostile, List.of("1"), lost -> {});
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(part).isLessThan(SOON);
        }
    }

    @Test
    void whatPhpWroteIsReadAsTextsAndNothingElse() {
        assertThat(PhpValues.of("a:2:{s:5:\"titre\";s:5:\"Été\";s:1:\"n\";i:12;}"))
                .containsEntry("titre", "Été")
                .containsEntry("n", "12");
        for (String hostile :
                List.of(
                        "",
                        "a:",
                        "a:1:",
                        "a:1:{",
                        "O:8:\"Evil\":1:{s:1:\"x\";s:1:\"y\";}",
                        "a:1:{s:1:\"x\";O:4:\"Evil\":0:{}}",
                        "a:1:{s:99999:\"x\";}",
                        "a:1:{s:-1:\"x\";}",
                        "a:1:{s:999999999999:\"x\";}",
                        "a:1:{i:}",
                        "a:9:{" + "a:9:{".repeat(3_000))) {
            assertThat(PhpValues.of(hostile)).as(hostile).hasSizeLessThan(2);
            assertThat(PhpValues.of(hostile).values()).allMatch(String::isEmpty);
        }
    }

    private static String markdown(String html) {
        return new HtmlToMarkdown(part -> {}).of(org.jsoup.Jsoup.parseBodyFragment(html).body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The titles of all items. */
    private static List<String> read(Path folder, byte[] wxr) throws IOException {
        Path file = Files.write(folder.resolve("a.xml"), wxr);
        List<String> titles = new java.util.ArrayList<>();
        WxrReader.read(file, it -> titles.add(it.get("title")));
        return titles;
    }

    private static List<String> titles(Path dump) throws IOException {
        OldRows rows = OldRows.open(dump);
        assertThat(rows.tables()).contains("spip_rubriques");
        List<String> titles = new java.util.ArrayList<>();
        rows.each("spip_rubriques", row -> titles.add(row.getOrDefault("titre", "")));
        return titles;
    }

    private static Path zip(Path folder, List<String> names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve("a.zip"), bytes.toByteArray());
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(Files::isRegularFile)
                    .map(it -> folder.relativize(it).toString())
                    .collect(Collectors.toSet());
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(Files::isRegularFile).mapToLong(it -> it.toFile().length()).sum();
        }
    }
}
