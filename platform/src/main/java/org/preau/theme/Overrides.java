package org.preau.theme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.preau.base.TenantId;
import org.preau.render.Fragments;
import org.preau.render.RenderedPieces;
import org.preau.render.Sandbox;
import org.preau.render.Templates;
import org.preau.text.Language;

/**
 * What an association put before the templates of its theme. A fragment that is broken or was cut
 * is left out from then on, which its watcher is told, and the page is made without it: visitors
 * always get a whole one. Any thread.
 */
final class Overrides {

    /** Is told what had to be left out, and why. */
    interface Watcher {

        /**
         * @param fragment its name
         * @param why {@link Sandbox.Cut} or {@link Sandbox.Broken}
         */
        void stopped(String fragment, Sandbox.Outcome why);
    }

    /** Letters of all compiled fragments together; a compiled one is some fifty times its text. */
    private static final long LETTERS = 2_000_000;

    private static final Cache<Map<String, String>, Fragments> COMPILED =
            Caffeine.newBuilder()
                    .maximumWeight(LETTERS)
                    .<Map<String, String>, Fragments>weigher((texts, it) -> weight(texts))
                    .build();

    private final Sandbox sandbox;
    private final TenantId tenant;
    private final Watcher watcher;
    private final boolean preview;
    private volatile Map<String, String> texts;

    /**
     * @param texts by the names of the templates that they stand before
     * @param preview whether somebody tries them: then nothing is shown in their place
     */
    Overrides(
            Sandbox sandbox,
            TenantId tenant,
            Map<String, String> texts,
            Watcher watcher,
            boolean preview) {
        this.sandbox = sandbox;
        this.tenant = tenant;
        this.texts = Map.copyOf(texts);
        this.watcher = watcher;
        this.preview = preview;
    }

    Map<String, String> texts() {
        return texts;
    }

    Theme.Rendered render(
            Templates templates,
            String template,
            Map<String, Object> model,
            Language language,
            RenderedPieces pieces) {
        for (Map<String, String> now = texts; !now.isEmpty(); now = texts) {
            Fragments fragments = COMPILED.get(now, Fragments::new);
            Sandbox.Outcome outcome =
                    sandbox.render(tenant, templates, fragments, template, model, language);
            switch (outcome) {
                case Sandbox.Rendered(String html) -> {
                    return new Theme.Rendered(html.getBytes(UTF_8), true);
                }
                case Sandbox.Busy busy when preview -> {
                    watcher.stopped("", busy);
                    return new Theme.Rendered(new byte[0], false);
                }
                case Sandbox.Busy() -> {
                    return new Theme.Rendered(
                            templates.bytes(template, model, language, pieces), false);
                }
                case Sandbox.Cut cut -> stop(cut.fragment(), cut);
                case Sandbox.Broken broken -> stop(broken.fragment(), broken);
            }
        }
        return new Theme.Rendered(templates.bytes(template, model, language, pieces), true);
    }

    /** Without one of them; without any when nobody knows which. */
    private synchronized void stop(String fragment, Sandbox.Outcome why) {
        Map<String, String> left = new HashMap<>(texts);
        if (left.remove(fragment) != null) {
            watcher.stopped(fragment, why);
        } else if (fragment.isEmpty()) {
            new TreeMap<>(left).keySet().forEach(name -> watcher.stopped(name, why));
            left.clear();
        }
        texts = Map.copyOf(left);
    }

    private static int weight(Map<String, String> texts) {
        return 200 + texts.values().stream().mapToInt(String::length).sum();
    }
}
