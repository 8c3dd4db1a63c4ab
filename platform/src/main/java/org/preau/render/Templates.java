package org.preau.render;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Formatter;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.ValueResolver;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Renders templates: a name, a view, a language give the text of a page. Each template is compiled
 * when first used and kept. Safe from any thread; holds no locks while rendering.
 *
 * <p>A view is a record or a map; see {@link Values} for what templates may touch. What goes wrong
 * throws {@link RenderException} naming the template, its line and the reason.
 */
public final class Templates {
    private final Handlebars engine;
    private final TemplateSources sources;
    private final boolean strict;
    private final @Nullable Plans plans;

    private Templates(Builder from) {
        this.strict = from.strict;
        this.sources = new TemplateSources(from.roots);
        Map<String, Helper<?>> helpers = new HashMap<>(Logic.helpers());
        helpers.putAll(new Words(from.messages, from.zone, from.clock, strict).helpers());
        helpers.putAll(new Pieces(from.assets, from.icons).helpers());
        this.engine =
                new Handlebars(sources)
                        .prettyPrint(from.standalone)
                        .with(new OnlyHelpers(helpers))
                        .with(new CompiledTemplates(sources))
                        .with(this::printed)
                        // Handlebars renders the block of a partial once for nothing, to find
                        // inline partials: twice the
                        // time for a layout, eight times for a row in a list in a layout.
                        .preEvaluatePartialBlocks(false);
        // Plans read white space as the Mustache specification has it, and forgive what strict does
        // not.
        this.plans =
                from.standalone && !strict ? new Plans(engine, sources, helpers.keySet()) : null;
    }

    /** Templates that speak with these messages. */
    public static Builder with(Messages messages) {
        return new Builder(messages);
    }

    /** What {@link Templates} are made of. */
    public static final class Builder {
        private final Messages messages;
        private List<TemplateRoot> roots = List.of();
        private Assets assets = Assets.none();
        private Icons icons = Icons.NONE;
        private ZoneId zone = Dates.PARIS;
        private Clock clock = Clock.systemUTC();
        private boolean strict;
        private boolean standalone;

        private Builder(Messages messages) {
            this.messages = messages;
        }

        /** Where templates are looked for, first to last. */
        public Builder roots(TemplateRoot... places) {
            this.roots = List.of(places);
            return this;
        }

        /** The files that the helper {@code asset} gives the address of. */
        public Builder assets(Assets files) {
            this.assets = files;
            return this;
        }

        /** The symbols that the helper {@code icon} draws, an SVG text with one symbol a line. */
        public Builder icons(String svg) {
            this.icons = Icons.read(svg);
            return this;
        }

        /** The zone of dates and hours; Paris unless said. */
        public Builder zone(ZoneId place) {
            this.zone = place;
            return this;
        }

        /** The clock that “yesterday” is counted from. */
        public Builder clock(Clock now) {
            this.clock = now;
            return this;
        }

        /**
         * Whether a name that a view does not have is an error, as in development and tests, or
         * prints nothing.
         */
        public Builder strict(boolean yes) {
            this.strict = yes;
            return this;
        }

        /**
         * Whether a line that holds nothing but a block, a partial or a comment leaves no empty
         * line in the page, as the Mustache specification has it.
         */
        public Builder standaloneLines(boolean yes) {
            this.standalone = yes;
            return this;
        }

        /** The templates; none is read before it is used or {@link Templates#warm} is called. */
        public Templates build() {
            return new Templates(this);
        }
    }

    /**
     * A page with what stands around it.
     *
     * @param template its name, such as {@code site/articles}
     * @param view a record or map with what the page shows
     * @param frame what its layout shows, and its language
     */
    public String render(String template, Object view, Frame frame) {
        return apply(template, view, frame, new RenderState(frame.language(), null)).toString();
    }

    /** A template without frame: a theme's page, a mail, a fragment. */
    public String render(String template, Object view, Language language) {
        return apply(template, view, null, new RenderState(language, null)).toString();
    }

    /** The same, ready to send as UTF-8, with pieces kept from other pages of the same site. */
    public byte[] bytes(String template, Object view, Language language, RenderedPieces pieces) {
        RenderState state = new RenderState(language, pieces);
        PageWriter out = new PageWriter();
        if (plans == null || !plans.write(template, view, state, out)) {
            return apply(template, view, null, state).bytes();
        }
        byte[] page = out.bytes();
        assert isAsHandlebarsHasIt(page, template, view, language) : template;
        return page;
    }

    /** In tests, which run with assertions, each page of each site is rendered both ways. */
    private boolean isAsHandlebarsHasIt(
            byte[] page, String template, Object view, Language language) {
        RenderState alone = new RenderState(language, null);
        return Arrays.equals(page, apply(template, view, null, alone).bytes());
    }

    /** Whether pages of a template are written after a {@link Plan}. */
    boolean hasPlan(String template) {
        return plans != null && plans.has(template);
    }

    /** Within a sandbox: an association's fragments stand before the templates of this theme. */
    String render(String template, Object view, Language language, Meter meter) {
        Sandbox.enter(meter);
        try {
            Context root = Context.newBuilder(view).resolver(new MeteredResolver(meter)).build();
            RenderState state = new RenderState(language, null);
            root.data("root", view).data(state.key(), state);
            MeteredWriter out = new MeteredWriter(meter);
            engine.compile(template).apply(root, out);
            return out.toString();
        } catch (IOException e) {
            throw new RenderException("There is no template " + template, e);
        } finally {
            Sandbox.enter(null);
        }
    }

    /** Within a sandbox: compiles one of the association's fragments. */
    void compile(String template, Meter meter) {
        Sandbox.enter(meter);
        try {
            engine.compile(template);
        } catch (IOException e) {
            throw new RenderException("There is no template " + template, e);
        } finally {
            Sandbox.enter(null);
        }
    }

    /** The text of a template as it was written; empty when there is none of that name. */
    public Optional<String> source(String name) {
        return sources.text(name);
    }

    /** The same as {@link #render(String, Object, Frame)}, ready to send: UTF-8. */
    public byte[] bytes(String template, Object view, Frame frame) {
        return apply(template, view, frame, new RenderState(frame.language(), null)).bytes();
    }

    /**
     * Compiles all templates, so that the first reader does not wait and a broken one is known at
     * start.
     */
    public void warm() {
        names().forEach(this::compiled);
        names().forEach(this::hasPlan);
    }

    /** The names of all templates, partials and layouts among them. */
    public Set<String> names() {
        return sources.names();
    }

    private PageWriter apply(String name, Object view, @Nullable Frame frame, RenderState state) {
        PageWriter out = new PageWriter();
        try {
            compiled(name).apply(context(view, frame, state), out);
        } catch (HandlebarsException e) {
            throw new RenderException("Template " + name + ": " + reason(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
        return out;
    }

    private Template compiled(String name) {
        try {
            return engine.compile(name);
        } catch (HandlebarsException e) {
            throw new RenderException("Template " + name + ": " + reason(e), e);
        } catch (IOException e) {
            throw new RenderException("There is no template " + name, e);
        }
    }

    private Context context(Object view, @Nullable Frame frame, RenderState state) {
        ValueResolver resolver = strict ? new StrictResolver() : ViewResolver.INSTANCE;
        Object outermost = strict ? StrictResolver.NOWHERE : view;
        Context root = Context.newBuilder(outermost).resolver(resolver).build();
        root.data("root", view).data(state.key(), state);
        if (frame != null) {
            root.data(Frame.NAME, frame);
        }
        return strict ? Context.newContext(root, view) : root;
    }

    /**
     * Escapes here rather than in Handlebars' escaping strategy, which {@code {{{x}}}} would go
     * around.
     */
    private Object printed(Object value, Formatter.Chain next) {
        if (value instanceof SafeHtml || value instanceof KeptHtml) {
            return new Handlebars.SafeString(value.toString());
        }
        String text = Values.text(value);
        if (text == null && strict) {
            throw new RenderException(
                    "A " + value.getClass().getSimpleName() + " cannot be printed");
        }
        return new Handlebars.SafeString(text == null ? "" : Escape.html(text));
    }

    private static String reason(HandlebarsException e) {
        Throwable cause = e.getCause();
        String where =
                e.getError() == null ? "" : e.getError().filename + ":" + e.getError().line + ": ";
        return where
                + (cause instanceof RenderException || cause instanceof IllegalArgumentException
                        ? cause.getMessage()
                        : e.getMessage());
    }
}
