package org.preau.render;

import com.github.jknack.handlebars.Parser;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Templates that stand before those of a theme, for one association. They are compiled when first
 * used, by the theme's own engine: all that is not among them stays shared. Any thread; renders
 * only within a {@link Sandbox}.
 */
public final class Fragments {

    /** More than any text that passes the rules for templates. */
    private static final int LONGEST = 200_000;

    private static final int DEEPEST = 60;

    private final Map<String, TemplateSource> sources = new TreeMap<>();
    private final ConcurrentMap<String, Template> compiled = new ConcurrentHashMap<>();

    /**
     * @param texts templates by the names that they take from the theme
     */
    public Fragments(Map<String, String> texts) {
        texts.forEach((name, text) ->
                sources.put(name, new StringTemplateSource(name, TemplateSources.tidy(text))));
    }

    boolean has(String name) {
        return sources.containsKey(name);
    }

    @Nullable TemplateSource source(String name) {
        return sources.get(name);
    }

    Template compiled(TemplateSource source, Parser parser) throws IOException {
        Template template = compiled.get(source.filename());
        if (template == null) {
            bound(source.content(StandardCharsets.UTF_8));
            template = parser.parse(source);
            compiled.put(source.filename(), template);
        }
        return template;
    }

    /**
     * The parser keeps the source of each block with it, so what is nested deeply takes memory in
     * square; a server that ran out of it would end for all.
     */
    private static void bound(String text) {
        if (text.length() > LONGEST) {
            throw new RenderException("too long");
        }
        int depth = 0;
        for (int at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", at + 2)) {
            char sign = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
            depth += sign == '#' || sign == '^' ? 1 : sign == '/' ? -1 : 0;
            if (depth > DEEPEST) {
                throw new RenderException("too deep");
            }
        }
    }
}
