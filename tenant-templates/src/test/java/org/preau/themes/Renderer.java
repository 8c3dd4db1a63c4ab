package org.preau.themes;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Renders the pages of one theme in one language, with the four helpers that the server supplies
 * and no other. Nothing is kept between two pages.
 */
final class Renderer {

    private final Handlebars handlebars;

    Renderer(Theme theme, String language) {
        var texts = new Texts(language);
        handlebars =
                new Handlebars(new Folders(theme))
                        .prettyPrint(true)
                        .with(new ConcurrentMapTemplateCache());
        handlebars.registerHelper("t", (key, options) -> texts.say(key.toString(), options.hash));
        handlebars.registerHelper("eq", (left, options) -> Objects.equals(left, options.param(0)));
        handlebars.registerHelper(
                "asset", (file, options) -> "/_theme/" + theme.key() + "/HASH/" + file);
        handlebars.registerHelper("keep", (name, options) -> options.fn());
    }

    /** One page; the template is named without its extension. */
    String render(String template, Map<String, Object> model) {
        try {
            Context context = Context.newBuilder(model).resolver(MapValueResolver.INSTANCE).build();
            return handlebars.compile(template).apply(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks in the theme's folder first, then in the shared one. */
    private static final class Folders extends AbstractTemplateLoader {

        private final Theme theme;

        Folders(Theme theme) {
            this.theme = theme;
        }

        @Override
        public TemplateSource sourceAt(String name) throws IOException {
            Path own = theme.folder().resolve(name + ".hbs");
            Path file = Files.exists(own) ? own : Theme.SHARED.resolve(name + ".hbs");
            if (!Files.exists(file)) throw new FileNotFoundException(name);
            return new StringTemplateSource(file.toString(), Files.readString(file));
        }
    }
}
