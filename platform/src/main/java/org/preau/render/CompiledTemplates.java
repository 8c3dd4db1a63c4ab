package org.preau.render;

import com.github.jknack.handlebars.Parser;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.TemplateCache;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps each compiled template for good: sources do not change while the server runs. Two threads
 * may compile one twice.
 */
final class CompiledTemplates implements TemplateCache {
    private final ConcurrentMap<String, Template> templates = new ConcurrentHashMap<>();
    private final TemplateSources sources;

    CompiledTemplates(TemplateSources sources) {
        this.sources = sources;
    }

    @Override
    public Template get(TemplateSource source, Parser parser) throws IOException {
        Meter meter = Sandbox.current();
        if (meter != null && meter.fragments().has(source.filename())) {
            meter.enter(source.filename());
            return meter.fragments().compiled(source, parser);
        }
        Template template = templates.get(source.filename());
        if (template == null) {
            template = parser.parse(sources.shared(source.filename()));
            templates.put(source.filename(), template);
        }
        return template;
    }

    @Override
    public void clear() {
        templates.clear();
    }

    @Override
    public void evict(TemplateSource source) {
        templates.remove(source.filename());
    }

    @Override
    public TemplateCache setReload(boolean reload) {
        return this;
    }
}
