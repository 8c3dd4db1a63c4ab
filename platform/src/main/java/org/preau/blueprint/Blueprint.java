package org.preau.blueprint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.preau.text.Json;

/**
 * How a site is built and dressed, as it is kept: everything that is taken of one, and nothing else
 * has a place in it.
 *
 * @param theme key of a theme
 * @param look what was chosen of it, JSON as {@code org.preau.look.Look} writes it, no pictures
 * @param language of its words: {@code fr} or {@code en}
 * @param sections those of the first level, in order
 * @param pages standing pages, in order
 * @param blocks of the home page, in order; empty to leave it to the theme
 */
public record Blueprint(
        String theme,
        String look,
        String language,
        List<Part> sections,
        List<Page> pages,
        List<Block> blocks) {

    /** The most of each list that is kept. */
    static final int MOST = 60;

    public Blueprint {
        sections = cut(sections);
        pages = cut(pages);
        blocks = cut(blocks);
    }

    /** A section, with those within it. */
    public record Part(String title, List<Part> parts) {

        public Part {
            parts = cut(parts);
        }
    }

    /** A standing page: its title and its headings, under which a guiding line will stand. */
    public record Page(String title, List<String> headings) {

        public Page {
            headings = cut(headings);
        }
    }

    /**
     * A block of the home page.
     *
     * @param title empty for none
     * @param count how many things it lists; 0 where it does not
     */
    public record Block(String kind, String title, int count) {}

    /** Reads what {@link #json} wrote. */
    static Blueprint read(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), Blueprint.class);
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("a model that this wrote cannot be read", e);
        }
    }

    String json() {
        return Json.text(this);
    }

    /** All words in it that somebody of the site wrote. */
    Stream<String> words() {
        return Stream.of(
                        sections.stream().flatMap(Blueprint::titles),
                        pages.stream()
                                .flatMap(it ->
                                        Stream.concat(
                                                Stream.of(it.title()), it.headings().stream())),
                        blocks.stream().map(Block::title))
                .flatMap(it -> it);
    }

    private static Stream<String> titles(Part part) {
        return Stream.concat(
                Stream.of(part.title()), part.parts().stream().flatMap(Blueprint::titles));
    }

    private static <T> List<T> cut(List<T> all) {
        return List.copyOf(all.subList(0, Math.min(all.size(), MOST)));
    }
}
