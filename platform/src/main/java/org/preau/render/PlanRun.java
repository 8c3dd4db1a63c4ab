package org.preau.render;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.Template;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.preau.text.Language;

/** One page being written after a plan. One thread. */
final class PlanRun {

    /** A block that waits for its place, and the one that waited before it. */
    private record Waiting(Plan.Step block, @Nullable Waiting before) {}

    private final Handlebars engine;
    private final RenderState state;
    private final PageWriter out;
    private @Nullable Waiting waiting;
    private @Nullable Context context;

    PlanRun(Handlebars engine, RenderState state, PageWriter out) {
        this.engine = engine;
        this.state = state;
        this.out = out;
    }

    PageWriter out() {
        return out;
    }

    Language language() {
        return state.language();
    }

    @Nullable RenderedPieces pieces() {
        return state.pieces();
    }

    /** Prints a value as {@code {{x}}} does; markup as it is. */
    void print(@Nullable Object value) {
        switch (value) {
            case SafeHtml(String html) -> out.write(html);
            case KeptHtml html -> out.write(html.utf8());
            case null, default -> out.write(Escape.html(Values.textOrNothing(value)));
        }
    }

    /** What {@code act} writes, beside the page. */
    Piece aside(Consumer<PlanRun> act) {
        PageWriter beside = new PageWriter();
        PlanRun inner = new PlanRun(engine, state, beside);
        inner.waiting = waiting;
        act.accept(inner);
        return new Piece(beside.bytes());
    }

    /** Has a block wait while {@code act} writes the partial around it. */
    void around(Plan.Step block, Runnable act) {
        Waiting before = waiting;
        waiting = new Waiting(block, before);
        act.run();
        waiting = before;
    }

    /** Writes the block that waits; nothing when none does. */
    void block(PlanScope scope) {
        Waiting now = waiting;
        if (now != null) {
            waiting = now.before();
            now.block().write(scope, this);
            waiting = now;
        }
    }

    /**
     * @param model what a helper gets that is given no value
     */
    @Nullable Object call(
            String name,
            @Nullable Object model,
            List<@Nullable Object> values,
            Map<String, Object> named) {
        Helper<Object> helper = engine.helper(name);
        Object first = values.isEmpty() ? model : values.getFirst();
        return helper instanceof Spoken spoken
                ? spoken.say(state.language(), first, named)
                : called(name, helper, first, values, named);
    }

    private @Nullable Object called(
            String name,
            Helper<Object> helper,
            @Nullable Object first,
            List<@Nullable Object> values,
            Map<String, Object> named) {
        Object[] rest =
                values.isEmpty()
                        ? new Object[0]
                        : values.subList(1, values.size()).toArray(new Object[0]);
        Options options =
                new Options.Builder(engine, name, TagType.VAR, context(), Template.EMPTY)
                        .setParams(rest)
                        .setHash(named)
                        .build();
        try {
            return helper.apply(first, options);
        } catch (IOException e) {
            throw new IllegalStateException("A helper that only computes cannot fail so", e);
        }
    }

    /** For helpers, which know of the render by what stands there. */
    private Context context() {
        Context made = context;
        if (made == null) {
            made = Context.newBuilder(Map.of()).resolver(ViewResolver.INSTANCE).build();
            made.data(state.key(), state);
            context = made;
        }
        return made;
    }
}
