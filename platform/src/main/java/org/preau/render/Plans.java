package org.preau.render;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.internal.HbsLexer;
import com.github.jknack.handlebars.internal.HbsParser;
import com.github.jknack.handlebars.internal.MustacheSpec;
import com.github.jknack.handlebars.internal.antlr.CharStreams;
import com.github.jknack.handlebars.internal.antlr.CommonTokenStream;
import com.github.jknack.handlebars.internal.antlr.tree.ParseTreeWalker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plans of a theme's templates, each made when first used and kept. A page whose template, or a
 * partial of it, cannot be planned is rendered by Handlebars, which writes the same. Any thread.
 */
final class Plans {

    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    /** White space that a tag swallows, and partials that are moved in by it. */
    private static final Pattern LAYOUT =
            Pattern.compile("\\{\\{\\{?~|~\\}?\\}\\}|(?m)^[ \\t]+\\{\\{#?>");

    /** One that cannot be. */
    private static final Plan.Step NONE = new Plan.Block();

    private final Handlebars engine;
    private final TemplateSources sources;
    private final Set<String> helpers;
    private final ConcurrentMap<String, Plan.Step> plans = new ConcurrentHashMap<>();

    Plans(Handlebars engine, TemplateSources sources, Set<String> helpers) {
        this.engine = engine;
        this.sources = sources;
        this.helpers = Set.copyOf(helpers);
    }

    /** Writes a page after its plan; false, and nothing is written, when it has none. */
    boolean write(String template, Object view, RenderState state, PageWriter out) {
        Plan.Step plan = plan(template);
        if (plan == null) {
            return false;
        }
        plan.write(PlanScope.of(view), new PlanRun(engine, state, out));
        return true;
    }

    /** Whether a template has a plan, with all partials that it may call. */
    boolean has(String template) {
        return plan(template) != null;
    }

    private Plan.@Nullable Step plan(String template) {
        Plan.Step there = plans.get(template);
        if (there == null) {
            there = whole(template);
            plans.put(template, there);
        }
        return there == NONE ? null : there;
    }

    private Plan.Step whole(String template) {
        ConcurrentMap<String, Supplier<Plan.Step>> called = new ConcurrentHashMap<>();
        try {
            return made(template, called);
        } catch (PlanBuilder.Unplanned e) {
            LOG.debug("template {} is left to Handlebars: {}", template, e.getMessage());
            return NONE;
        } catch (IOException e) {
            throw new RenderException("There is no template " + template, e);
        }
    }

    private Plan.Step made(String name, ConcurrentMap<String, Supplier<Plan.Step>> called)
            throws IOException {
        String text = sources.shared(name).content(StandardCharsets.UTF_8);
        if (LAYOUT.matcher(text).find()) {
            throw new PlanBuilder.Unplanned(name);
        }
        return new PlanBuilder(helpers, partial -> partial(partial, called))
                .body(parsed(text).body());
    }

    /** A partial stands for itself before it is made, since one may call itself. */
    private Supplier<Plan.Step> partial(
            String name, ConcurrentMap<String, Supplier<Plan.Step>> called) {
        Supplier<Plan.Step> there = called.get(name);
        if (there != null) {
            return there;
        }
        if (name.equals("@partial-block")) {
            return () -> NONE;
        }
        Held held = new Held();
        called.put(name, held);
        try {
            held.step = made(name, called);
        } catch (IOException e) {
            throw new PlanBuilder.Unplanned(name);
        }
        return held;
    }

    private static final class Held implements Supplier<Plan.Step> {
        private Plan.Step step = NONE;

        @Override
        public Plan.Step get() {
            return step;
        }
    }

    private static HbsParser.TemplateContext parsed(String text) {
        HbsLexer lexer = new HbsLexer(CharStreams.fromString(text), "{{", "}}");
        HbsParser parser = new HbsParser(new CommonTokenStream(lexer));
        HbsParser.TemplateContext tree = parser.template();
        if (parser.getNumberOfSyntaxErrors() > 0) {
            throw new PlanBuilder.Unplanned(text);
        }
        new ParseTreeWalker().walk(new MustacheSpec(), tree);
        return tree;
    }
}
