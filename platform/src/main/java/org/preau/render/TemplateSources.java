package org.preau.render;

import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Finds a template by name in the first root that has it, and remembers its text: Handlebars asks
 * at each use of a partial.
 */
final class TemplateSources extends AbstractTemplateLoader {
    private static final String ENDING = ".hbs";

    private final List<TemplateRoot> roots;
    private final ConcurrentMap<String, TemplateSource> known = new ConcurrentHashMap<>();

    TemplateSources(List<TemplateRoot> roots) {
        this.roots = List.copyOf(roots);
    }

    @Override
    public TemplateSource sourceAt(String name) throws IOException {
        Meter meter = Sandbox.current();
        if (meter != null) {
            meter.step();
            TemplateSource own = meter.fragments().source(name);
            if (own != null) {
                return own;
            }
        }
        return shared(name);
    }

    /** The same, whatever an association may have put before it. */
    TemplateSource shared(String name) throws IOException {
        TemplateSource source = known.get(name);
        if (source == null) {
            source = find(name).orElseThrow(() -> new FileNotFoundException(name));
            known.put(name, source);
        }
        return source;
    }

    /** The names of all templates, without their ending. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (TemplateRoot root : roots) {
            root.files(ENDING)
                    .forEach(file -> names.add(file.substring(0, file.length() - ENDING.length())));
        }
        return names;
    }

    /** The text of a template as it lies there; empty when there is none of that name. */
    Optional<String> text(String name) {
        return roots.stream().flatMap(root -> root.text(name + ENDING).stream()).findFirst();
    }

    private Optional<TemplateSource> find(String name) {
        return roots.stream()
                .flatMap(root -> root.text(name + ENDING).stream())
                .findFirst()
                .map(text -> new StringTemplateSource(name, tidy(text)));
    }

    /**
     * Keeps the line ends around a template out of the page, or a partial could not stand inside an
     * attribute: the one after the comment at its head moves into the comment, so that line numbers
     * stay.
     */
    static String tidy(String text) {
        String stripped = text.stripTrailing();
        int end = stripped.indexOf("--}}\n");
        return stripped.startsWith("{{!--") && end > 0
                ? stripped.substring(0, end) + "\n--}}" + stripped.substring(end + 5)
                : stripped;
    }
}
