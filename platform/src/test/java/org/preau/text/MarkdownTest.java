package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.preau.text.Samples.ARTICLE;
import static org.preau.text.Samples.html;
import static org.preau.text.Samples.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.preau.text.MarkdownOptions.Author;
import org.preau.text.RenderedText.Kind;
import org.preau.text.RenderedText.Remark;

class MarkdownTest {
    @Test
    void ordinary_text_becomes_ordinary_elements() {
        assertThat(html("Un *mot*, **deux**, ~~trois~~, `x < 1`.\n\n---\n\n- a\n- b\n\n3. c"))
                .isEqualTo(
                        """
                        <p>Un <em>mot</em>, <strong>deux</strong>, <del>trois</del>, <code>x &lt; 1</code>.</p>
                        <hr />
                        <ul><li>a</li><li>b</li></ul>
                        <ol start="3"><li>c</li></ol>\
                        """);
    }

    @Test
    void typography_is_set_in_text_and_nowhere_else() {
        Document page =
                parsed(
                        "**Attention**! L'\"ami\" `a ! \"b\"` [là !](/a?b=1!c \"le 'titre' !\") <https://a.fr/?q!>\n\n    code !");

        assertThat(page.select("p").getFirst().ownText()).startsWith("\u202F! L’«\u202Fami\u202F»");
        assertThat(page.select("p code").text()).isEqualTo("a ! \"b\"");
        assertThat(page.select("a").getFirst().attr("href")).isEqualTo("/a?b=1!c");
        assertThat(page.select("a").getFirst().text()).isEqualTo("là\u202F!");
        assertThat(page.select("a").getLast().attr("href")).isEqualTo("https://a.fr/?q!");
        assertThat(page.select("pre").text()).isEqualTo("code !");
    }

    @Test
    void ordinals_are_raised_in_html_only() {
        RenderedText text = render("Le 1er mai, la 2e, au XXe. Mais Vers, 1e2.");

        assertThat(parsed(text).select("sup").eachText()).containsExactly("er", "e", "e");
        assertThat(text.plain()).startsWith("Le 1er mai, la 2e, au XXe.");
    }

    @Test
    void headings_start_at_two_never_skip_and_have_their_own_ids() {
        RenderedText text =
                render("# Été\n\n### Dû\n\n#\n\n# Été\n\n# Été 2\n\n##### *Fin* !", ARTICLE);

        assertThat(text.headings())
                .containsExactly(
                        new Heading("t-ete", 2, "Été"),
                        new Heading("t-du", 3, "Dû"),
                        new Heading("t-ete-2", 2, "Été"),
                        new Heading("t-ete-2-2", 2, "Été 2"),
                        new Heading("t-fin", 3, "Fin\u202F!"));
        assertThat(parsed(text).select("h2,h3").eachAttr("id"))
                .containsExactlyElementsOf(text.headings().stream().map(Heading::id).toList());
        assertThat(kinds(text))
                .containsExactly(Kind.HEADING_SKIPPED, Kind.HEADING_EMPTY, Kind.HEADING_SKIPPED);
    }

    @Test
    void comments_start_lower_and_use_their_own_ids() {
        RenderedText text =
                render(
                        "# A\n[x](#a)[^1]\n\n[^1]: n",
                        ARTICLE.withFirstLevel(4).withIdPrefix("c12-"));

        assertThat(parsed(text).select("[id]").eachAttr("id"))
                .allMatch(id -> id.startsWith("c12-"));
        assertThat(parsed(text).select("h4")).hasSize(2);
        assertThat(parsed(text).select("a").getFirst().attr("href")).isEqualTo("#c12-a");
    }

    @Test
    void an_image_alone_is_a_figure_with_its_title_below() {
        assertThat(html("![Trois coupes](/media/plan.svg \"À l'échelle\")"))
                .isEqualTo(
                        "<figure class=\"image\"><img src=\"/media/plan.svg\" width=\"960\" height=\"640\" alt=\"Trois coupes\""
                                + " loading=\"lazy\" decoding=\"async\" /><figcaption>À l’échelle</figcaption></figure>");
    }

    @Test
    void several_images_alone_are_a_gallery_and_one_in_a_line_stays_there() {
        Document page =
                parsed(
                        "![Un](/media/a.jpg) ![Deux](/media/b.jpg)\n![](/media/c.jpg)\n\nTexte ![d](/media/d.jpg).");

        assertThat(page.select("ul.gallery > li > figure > a > img").eachAttr("alt"))
                .containsExactly("Un", "Deux");
        assertThat(page.select("ul.gallery > li > figure > img[alt]").eachAttr("src"))
                .containsExactly("/media/c.jpg");
        assertThat(page.select("p > img").eachAttr("src")).containsExactly("/media/d.jpg");
    }

    @Test
    void an_image_from_elsewhere_is_a_link_and_the_writer_is_told() {
        MarkdownLinks own = MarkdownLinks.under("/media/");
        RenderedText text =
                render(
                        "![Loin](https://a.fr/x.png)",
                        MarkdownOptions.article(Typography.FRENCH, Samples.LABELS, own));

        assertThat(parsed(text).select("img")).isEmpty();
        assertThat(parsed(text).select("p > a[href=https://a.fr/x.png]").text()).isEqualTo("Loin");
        assertThat(text.remarks())
                .containsExactly(new Remark(Kind.IMAGE_FROM_ELSEWHERE, 1, "https://a.fr/x.png"));
    }

    @Test
    void a_table_scrolls_is_named_and_has_headers() {
        Document page =
                parsed(
                        "|Qui|Matin|\n|---|--:|\n|À pied|412|\n|À vélo|96|\n[Passages]\n\n|a|b|\n|-|-|\n|x|1|\n|x|2|");

        Element first = page.select("div.table-scroll").getFirst();
        assertThat(first.attr("role") + first.attr("tabindex")).isEqualTo("region0");
        assertThat(first.attr("aria-label")).isEqualTo("Tableau : Passages");
        assertThat(first.select("table > caption").text()).isEqualTo("Passages");
        assertThat(first.select("thead th[scope=col]").eachText()).containsExactly("Qui", "Matin");
        assertThat(first.select("tbody th[scope=row]").eachText())
                .containsExactly("À pied", "À vélo");
        assertThat(first.select("td.cell-end").eachText()).containsExactly("412", "96");
        Element second = page.select("div.table-scroll").getLast();
        assertThat(second.attr("aria-label")).isEqualTo("Tableau 2");
        assertThat(second.select("tbody th")).isEmpty();
    }

    @Test
    void notes_are_numbered_as_they_are_called_and_lead_back() {
        Document page = parsed("A[^z], b[^a], c[^z].\n\n[^a]: Deux\n[^z]: Une[^a]!\n[^u]: Oubliée");

        assertThat(page.select("sup.footnote-ref").eachText()).containsExactly("1", "2", "1", "2");
        assertThat(page.select("section.footnotes[aria-labelledby=t-fn_t] > h2#t-fn_t").text())
                .isEqualTo("Notes");
        assertThat(page.select("section.footnotes > ol > li").eachAttr("id"))
                .containsExactly("t-fn_1", "t-fn_2", "t-fn_3");
        assertThat(page.select("#t-fn_1 a.footnote-back").eachAttr("href"))
                .containsExactly("#t-fnr_1", "#t-fnr_1_2");
        for (Element link : page.select("a[href^=#]")) {
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.outerHtml())
                    .isNotNull();
        }
    }

    @Test
    void a_quotation_may_name_its_author() {
        Document page =
                parsed(
                        "> Je livre.\n> -- M. *Martinet*, [boulanger][b]\n\n> Deux\n>\n> — Lui\n\n> -- seul\n\n> sans\n\n[b]: /b");

        assertThat(page.select("figure.quote > blockquote > p").eachText())
                .containsExactly("Je livre.", "Deux");
        assertThat(page.select("figure.quote > figcaption").eachText())
                .containsExactly("M. Martinet, boulanger", "Lui");
        assertThat(page.select("blockquote")).hasSize(4);
    }

    @Test
    void a_callout_is_a_note_with_a_title() {
        Document page =
                parsed("> [!NOTE] Sans ordinateur\n> Des feuilles.\n\n> \\[!WARNING]\n> Haut !");

        assertThat(page.select("div.callout[role=note][aria-label=Sans ordinateur] > p").eachText())
                .containsExactly("Sans ordinateur", "Des feuilles.");
        assertThat(page.select("div.callout.callout-warning > p.callout-title").text())
                .isEqualTo("Attention");
        assertThat(page.select("blockquote")).isEmpty();
    }

    @Test
    void html_is_shown_but_for_bare_tags_and_comments() {
        RenderedText text =
                render(
                        "<div onclick=\"x\">a</div>\n\nx<sup>2</sup> </sup> <sup>3 <b>g</b> c<br>d <!-- e -->\n\n<!-- f -->\n\n<br />");

        Document page = parsed(text);
        assertThat(page.select("p").getFirst().text()).isEqualTo("<div onclick=\"x\">a</div>");
        assertThat(page.select("sup").eachText()).containsExactly("2");
        assertThat(page.text()).contains("</sup> <sup>3 <b>g</b>").doesNotContain("<!--");
        assertThat(page.select("p")).hasSize(2);
        assertThat(kinds(text)).containsOnly(Kind.HTML_SHOWN);
    }

    @Test
    void bare_addresses_are_links_and_links_say_who_vouches() {
        String source =
                "Voir https://a.fr/b_c?d=1&e=2, www.b.fr ou c@d.fr. [ici](/x) [là](https://e.fr)";

        assertThat(parsed(source).select("a").eachAttr("href"))
                .containsExactly(
                        "https://a.fr/b_c?d=1&e=2",
                        "https://www.b.fr",
                        "mailto:c@d.fr",
                        "/x",
                        "https://e.fr");
        assertThat(parsed(source).select("a[href^=http]").eachAttr("rel")).containsOnly("noopener");
        assertThat(
                        parsed(render(source, ARTICLE.withAuthor(Author.VISITOR)))
                                .select("a[href^=http]")
                                .eachAttr("rel"))
                .containsOnly("nofollow ugc noopener");
        assertThat(parsed(source).select("a[href^=/], a[href^=mailto]").eachAttr("rel")).isEmpty();
    }

    @Test
    void undefined_references_are_the_text_they_were() {
        assertThat(parsed("Un [mot *gras*] et [^rien] et ![image][x].").text())
                .isEqualTo("Un [mot gras] et [^rien] et ![image][x].");
    }

    @Test
    void the_resolver_decides_where_links_lead() {
        MarkdownLinks links =
                new MarkdownLinks() {
                    @Override
                    public Optional<String> link(String target) {
                        return target.equals("article:12")
                                ? Optional.of("/douze")
                                : Optional.of("javascript:alert(1)");
                    }

                    @Override
                    public Optional<SiteImage> image(String target) {
                        return Optional.of(new SiteImage("//evil/x.png", 1, 1));
                    }
                };
        RenderedText text =
                render(
                        "[a](douze) ![b](x)",
                        MarkdownOptions.article(Typography.FRENCH, Samples.LABELS, links));

        assertThat(parsed(text).select("a[href=x]").text()).isEqualTo("b");
        assertThat(parsed(text).select("img, a[href^=javascript]")).isEmpty();
    }

    @Test
    void plain_text_holds_every_word_and_the_opening_only_paragraphs() {
        RenderedText text =
                render(
                        "# Titre\n\nUn chapeau[^1] `c`.\n\n|a|b|\n|-|-|\n|x|y|\n\n- item\n\n[^1]: note");

        assertThat(text.plain().lines())
                .containsExactly("Titre", "Un chapeau c.", "a b", "x y", "item", "note");
        assertThat(text.opening()).isEqualTo("Un chapeau c.\nitem");
        assertThat(text.words()).isEqualTo(10);
        assertThat(Excerpt.of(text, 12)).isEqualTo("Un chapeau…");
    }

    @Test
    void options_that_would_make_an_unsafe_page_cannot_be_built() {
        for (String prefix : List.of("", "t", "T-", "-", "a b-", "\"-")) {
            assertThatThrownBy(() -> ARTICLE.withIdPrefix(prefix))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String base :
                List.of(
                        "",
                        "media/",
                        "//evil/",
                        "/media",
                        "javascript:/",
                        "/\\evil/",
                        "https://a.fr")) {
            assertThatThrownBy(() -> ARTICLE.withMediaBase(base))
                    .as(base)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(ARTICLE.withMediaBase("https://chorale.localhost:8080/media/").mediaBase())
                .endsWith("/media/");
        assertThatThrownBy(() -> ARTICLE.withFirstLevel(1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Kind> kinds(RenderedText text) {
        return text.remarks().stream().map(Remark::kind).collect(Collectors.toList());
    }

    private static Document parsed(String source) {
        return parsed(render(source));
    }

    private static Document parsed(RenderedText text) {
        return Jsoup.parseBodyFragment(text.html());
    }
}
