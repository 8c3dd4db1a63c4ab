package org.preau.blueprint;

import java.util.ArrayList;
import java.util.List;
import org.preau.text.Language;

/**
 * A model as people read it over: every word in it.
 *
 * @param theme as it is called
 * @param picture of a home page in that theme
 * @param sections with how deep each lies, from 0
 * @param blocks kinds of the home page's blocks with their titles; empty for the theme's own order
 */
public record Outline(
        String theme,
        String picture,
        List<Line> sections,
        List<Blueprint.Page> pages,
        List<Blueprint.Block> blocks) {

    /** A section. */
    record Line(String title, int depth) {}

    /** What themes are called and look like. */
    public interface Names {

        String name(String theme, Language language);

        String picture(String theme);
    }

    static Outline of(Blueprint blueprint, Names names, Language language) {
        List<Line> lines = new ArrayList<>();
        collect(blueprint.sections(), 0, lines);
        return new Outline(
                names.name(blueprint.theme(), language),
                names.picture(blueprint.theme()),
                lines,
                blueprint.pages(),
                blueprint.blocks());
    }

    private static void collect(List<Blueprint.Part> parts, int depth, List<Line> lines) {
        for (Blueprint.Part part : parts) {
            lines.add(new Line(part.title(), depth));
            collect(part.parts(), depth + 1, lines);
        }
    }
}
