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
    private final ConcurrentMap<TemplateSource, Template> templates = new ConcurrentHashMap<>();

    @Override
    public Template get(TemplateSource source, Parser parser) throws IOException {
        Template template = templates.get(source);
        if (template == null) {
            template = parser.parse(source);
            templates.put(source, template);
        }
        return template;
    }

    @Override
    public void clear() {
        templates.clear();
    }

    @Override
    public void evict(TemplateSource source) {
        templates.remove(source);
    }

    @Override
    public TemplateCache setReload(boolean reload) {
        return this;
    }
}
