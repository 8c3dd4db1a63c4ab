package org.preau.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.text.Language;

/**
 * A template as the steps that write a page, with nothing left to find out: texts are bytes, names
 * are cut into their parts, partials stand where they are called. Handlebars' own way asks all that
 * anew at each render, which took a third of an uncached page. Immutable, any thread.
 */
final class Plan {

    /** Does a part of the page. */
    sealed interface Step {
        void write(PlanScope scope, PlanRun run);
    }

    /** Has a value. */
    sealed interface Term {
        @Nullable Object in(PlanScope scope, PlanRun run);
    }

    private Plan() {}

    record Steps(List<Step> all) implements Step {
        @Override
        public void write(PlanScope scope, PlanRun run) {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).write(scope, run);
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    record Text(byte[] utf8) implements Step {
        @Override
        public void write(PlanScope scope, PlanRun run) {
            run.out().write(utf8);
        }
    }

    record Print(Term term) implements Step {
        @Override
        public void write(PlanScope scope, PlanRun run) {
            run.print(term.in(scope, run));
        }
    }

    /** What a helper says of constants: the same on every page of one language. */
    record Said(Called call, ConcurrentMap<Language, Piece> kept) implements Step {
        Said(Called call) {
            this(call, new ConcurrentHashMap<>());
        }

        @Override
        public void write(PlanScope scope, PlanRun run) {
            Piece piece = kept.get(run.language());
            if (piece == null) {
                piece = run.aside(inner -> inner.print(call.in(scope, inner)));
                kept.put(run.language(), piece);
            }
            run.out().write(piece.bytes());
        }
    }

    record Choose(Term condition, boolean negated, Step yes, Step no) implements Step {
        @Override
        public void write(PlanScope scope, PlanRun run) {
            boolean holds = Values.falsy(condition.in(scope, run)) == negated;
            (holds ? yes : no).write(scope, run);
        }
    }

    record With(Term term, Step inside, Step otherwise) implements Step {
        @Override
        public void write(PlanScope scope, PlanRun run) {
            Object model = Values.unwrapped(term.in(scope, run));
            if (Values.falsy(model)) {
                otherwise.write(scope, run);
            } else {
                inside.write(scope.inside(model), run);
            }
        }
    }

    record Each(Term term, Step inside, Step otherwise) implements Step {
        @Override
        public void write(PlanScope scope, PlanRun run) {
            Object value = Values.unwrapped(term.in(scope, run));
            Collection<?> elements =
                    value instanceof Map<?, ?> map ? map.values() : Values.elements(value);
            if (elements.isEmpty()) {
                otherwise.write(scope, run);
            }
            for (Object element : elements) {
                inside.write(scope.inside(Values.unwrapped(element)), run);
            }
        }
    }

    record Keep(List<Term> key, Step inside) implements Step {
        @Override
        public void write(PlanScope scope, PlanRun run) {
            RenderedPieces pieces = run.pieces();
            if (pieces == null) {
                inside.write(scope, run);
                return;
            }
            String name = name(scope, run);
            Piece piece = pieces.get(name);
            if (piece == null) {
                piece = run.aside(inner -> inside.write(scope, inner));
                pieces.keep(name, piece);
            }
            run.out().write(piece.bytes());
        }

        private String name(PlanScope scope, PlanRun run) {
            StringBuilder name = new StringBuilder();
            for (Term term : key) {
                name.append(name.isEmpty() ? "" : "\n")
                        .append(Values.textOrNothing(term.in(scope, run)));
            }
            return name.toString();
        }
    }

    /**
     * A partial.
     *
     * @param model null for the caller's
     * @param block what stands between its opening and its end; null for none
     */
    record Include(
            Supplier<Step> partial,
            @Nullable Term model,
            Map<String, Term> given,
            @Nullable Step block)
            implements Step {
        @Override
        public void write(PlanScope scope, PlanRun run) {
            Object inner = model == null ? scope.model() : model.in(scope, run);
            PlanScope its = scope.partial(inner, values(given, scope, run));
            if (block == null) {
                partial.get().write(its, run);
            } else {
                run.around(block, () -> partial.get().write(its, run));
            }
        }
    }

    /** The place in a partial where its block goes. */
    record Block() implements Step {
        @Override
        public void write(PlanScope scope, PlanRun run) {
            run.block(scope.partial(scope.model(), Map.of()));
        }
    }

    record Constant(Object value) implements Term {
        @Override
        public Object in(PlanScope scope, PlanRun run) {
            return value;
        }
    }

    record Named(PlanPath path) implements Term {
        @Override
        public @Nullable Object in(PlanScope scope, PlanRun run) {
            return scope.get(path);
        }
    }

    record Called(String helper, List<Term> terms, Map<String, Term> named) implements Term {
        @Override
        public @Nullable Object in(PlanScope scope, PlanRun run) {
            List<@Nullable Object> values = new ArrayList<>(terms.size());
            for (Term term : terms) {
                values.add(term.in(scope, run));
            }
            return run.call(helper, scope.model(), values, values(named, scope, run));
        }

        boolean isConstant() {
            return named.isEmpty() && terms.stream().allMatch(Constant.class::isInstance);
        }
    }

    private static Map<String, Object> values(
            Map<String, Term> terms, PlanScope scope, PlanRun run) {
        if (terms.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<String, Term> term : terms.entrySet()) {
            Object value = term.getValue().in(scope, run);
            if (value != null) {
                values.put(term.getKey(), value);
            }
        }
        return values;
    }
}
