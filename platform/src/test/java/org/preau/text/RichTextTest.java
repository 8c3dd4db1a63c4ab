package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.text.Samples.html;
import static org.preau.text.Samples.render;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.preau.text.RenderedText.Kind;
import org.preau.text.RenderedText.Remark;

/** Films, maps, sound and files; and what a text alone says of how it will be read. */
class RichTextTest {

    private static final String UUID = "9db9f3f1-9b54-44ed-9e91-461d262d2205";

    @Test
    void each_sites_address_becomes_the_address_of_its_frame() {
        assertThat(frame("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s"))
                .isEqualTo("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42");
        assertThat(frame("https://youtu.be/dQw4w9WgXcQ?si=Abc"))
                .isEqualTo("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ");
        assertThat(frame("https://youtube.com/shorts/dQw4w9WgXcQ"))
                .isEqualTo("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ");
        assertThat(frame("https://vimeo.com/76979871/abcdef0123"))
                .isEqualTo("https://player.vimeo.com/video/76979871?dnt=1&h=abcdef0123");
        assertThat(frame("https://www.dailymotion.com/video/x8abcde"))
                .isEqualTo("https://geo.dailymotion.com/player.html?video=x8abcde");
        assertThat(frame("https://tube.picasoft.net/w/kkGMgK9ZtnKfYAgnEtQxbv"))
                .isEqualTo("https://tube.picasoft.net/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?p2p=0");
        assertThat(frame("https://framatube.org/videos/watch/" + UUID))
                .isEqualTo("https://framatube.org/videos/embed/" + UUID + "?p2p=0");
        assertThat(frame("https://www.openstreetmap.org/?mlat=48.1&mlon=-1.6#map=16/48.1/-1.6"))
                .startsWith("https://www.openstreetmap.org/export/embed.html?bbox=-1.60858%2C")
                .endsWith("&layer=mapnik&marker=48.1%2C-1.6");
        assertThat(frame("https://umap.openstreetmap.fr/fr/map/jardins_1234?zoom=3"))
                .startsWith("https://umap.openstreetmap.fr/fr/map/jardins_1234?");
    }

    @Test
    void what_is_no_film_and_no_map_is_an_ordinary_address() {
        for (String address :
                List.of(
                        "https://www.youtube.com/",
                        "https://www.youtube.com/@chaine",
                        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
                        "https://user@youtu.be/dQw4w9WgXcQ",
                        "https://youtu.be:8443/dQw4w9WgXcQ",
                        "https://youtu.be/dQw4w9WgXcQ';frame-src *",
                        "https://[::1]/w/kkGMgK9ZtnKfYAgnEtQxbv",
                        "https://localhost/w/kkGMgK9ZtnKfYAgnEtQxbv",
                        "https://a.example;x/w/kkGMgK9ZtnKfYAgnEtQxbv",
                        "https://www.openstreetmap.org/#map=16/98.1/-1.6",
                        "https://exemple.org/une-page")) {
            assertThat(Embed.of(address)).as(address).isEmpty();
        }
    }

    @Test
    void an_address_alone_is_a_card_that_asks_nothing_of_anybody() {
        String card = html("https://youtu.be/dQw4w9WgXcQ");

        assertThat(card)
                .isEqualTo(
                        """
                        <div class="embed"><p class="embed-title"><a href="https://youtu.be/dQw4w9WgXcQ" rel="noopener">Voir la vidéo</a></p>\
                        <p>Vidéo de youtu.be. Rien n’est demandé avant votre clic.</p></div>\
                        """);
        assertThat(html("<https://youtu.be/dQw4w9WgXcQ>")).isEqualTo(card);
        assertThat(html("[La fête \"en vrai\"](https://youtu.be/dQw4w9WgXcQ)"))
                .contains(">La fête «\u202Fen vrai\u202F»</a>", "<p>Vidéo de youtu.be. Rien");
        assertThat(html("Voir https://youtu.be/dQw4w9WgXcQ")).doesNotContain("embed");
        assertThat(html("- https://youtu.be/dQw4w9WgXcQ")).doesNotContain("embed");
        assertThat(
                        render(
                                        "https://youtu.be/dQw4w9WgXcQ",
                                        Samples.ARTICLE.withAuthor(MarkdownOptions.Author.VISITOR))
                                .html())
                .doesNotContain("embed");
    }

    @Test
    void a_film_has_its_captions_and_what_can_be_read_instead() {
        String text =
                """
                ![La fête de juin](/media/0123456789abcdef/fete.mp4 "Filmée par Ana")
                [Sous-titres](/media/0123456789abcdef/fete.vtt)
                [English](/media/0123456789abcdef/fete-en.vtt)
                [Transcription](/media/0123456789abcdef/fete.pdf)
                """;

        assertThat(html(text))
                .isEqualTo(
                        """
                        <figure class="video"><video controls="controls" preload="none" aria-label="La fête de juin">\
                        <source src="/media/0123456789abcdef/fete.mp4" type="video/mp4" />\
                        <track kind="captions" src="/media/0123456789abcdef/fete.vtt" srclang="fr" label="Sous-titres" default="default" />\
                        <track kind="captions" src="/media/0123456789abcdef/fete-en.vtt" srclang="en" label="English" /></video>\
                        <figcaption>Filmée par Ana<br /><a href="/media/0123456789abcdef/fete.pdf">Transcription</a></figcaption></figure>\
                        """);
        assertThat(render(text).remarks()).isEmpty();
        assertThat(kinds("![La fête](/media/0123456789abcdef/fete.mp4)"))
                .containsExactly(Kind.FILM_WITHOUT_CAPTIONS);
        assertThat(kinds("![Un chant](/media/0123456789abcdef/chant.mp3)"))
                .containsExactly(Kind.SOUND_WITHOUT_TRANSCRIPT);
        assertThat(html("Écoutez ![un chant](/media/0123456789abcdef/chant.mp3)."))
                .isEqualTo(
                        "<p>Écoutez <a href=\"/media/0123456789abcdef/chant.mp3\">un chant</a>.</p>");
    }

    @Test
    void a_file_says_what_it_is_and_weighs() {
        MarkdownLinks links =
                new MarkdownLinks() {
                    @Override
                    public Optional<String> link(String target) {
                        return Optional.of(target);
                    }

                    @Override
                    public Optional<SiteImage> image(String target) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> file(String target) {
                        return target.endsWith(".pdf")
                                ? Optional.of("PDF, 240 Ko")
                                : Optional.empty();
                    }
                };
        MarkdownOptions options = MarkdownOptions.article(Typography.FRENCH, Samples.LABELS, links);

        assertThat(render("Lire [le règlement](/media/a/r.pdf), [nous](/nous)", options).html())
                .contains(">le règlement\u00A0(PDF, 240 Ko)</a>", "<a href=\"/nous\">nous</a>");
    }

    @Test
    void what_readers_would_miss_is_remarked_with_its_line() {
        String text =
                """
                ![](/media/a)

                ![IMG_2031.jpg](/media/b)

                **Les horaires**

                On vient [ici](/venir), [cliquez ici !](/b) ou [](/c).

                Voir https://exemple.org/page et <https://exemple.org/autre>.

                ##

                [Plus bas](#nulle-part) et [Ici même](#les-details)

                |  |  |
                |--|--|
                | a | b |

                ### Les détails
                """;

        assertThat(render(text).remarks().stream().map(it -> it.line() + " " + it.kind()))
                .containsExactly(
                        "1 IMAGE_WITHOUT_TEXT",
                        "3 IMAGE_TEXT_SAYS_NOTHING",
                        "5 HEADING_FAKED",
                        "7 LINK_VAGUE",
                        "7 LINK_VAGUE",
                        "7 LINK_EMPTY",
                        "9 LINK_BARE",
                        "9 LINK_BARE",
                        "11 HEADING_EMPTY",
                        "13 ANCHOR_MISSING",
                        "15 TABLE_WITHOUT_HEADER");
    }

    @Test
    void what_is_well_written_has_no_remark() {
        assertThat(
                        kinds(
                                """
                                ## Venir

                                On entre [par la cour](/venir), voir [le plan](#venir). **Attention.**

                                |  | matin |
                                |--|-------|
                                | lundi | 9 h |

                                ![Trois personnes plantent un pommier](/media/a)

                                Écrire à bonjour@exemple.org ou voir www.exemple.org.

                                https://youtu.be/dQw4w9WgXcQ
                                """))
                .isEmpty();
    }

    @Test
    void a_paragraph_without_end_is_remarked() {
        assertThat(kinds("mot ".repeat(199))).isEmpty();
        assertThat(kinds("motus ".repeat(250))).containsExactly(Kind.PARAGRAPH_LONG);
    }

    private static String frame(String address) {
        return Embed.of(address).orElseThrow().frame();
    }

    private static List<Kind> kinds(String source) {
        return render(source).remarks().stream().map(Remark::kind).toList();
    }
}
