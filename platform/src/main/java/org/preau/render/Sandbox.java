package org.preau.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.jknack.handlebars.HandlebarsException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.text.Language;

/**
 * Renders what associations wrote themselves, so that none of it harms anybody else: at most
 * {@value #CPU_MS} ms of CPU and 2 MiB of output for a page, at any nesting.
 *
 * <p>An essay in one paragraph: a bound for one page is none for a thousand pages, so each
 * association has a purse of CPU time, which fills by a twentieth of a core and holds a second; an
 * empty one renders nothing here, and the theme's own page is shown instead. The work is done on a
 * few platform threads, since only those know their own CPU time (wall time would cut honest pages
 * of a busy machine) and have a stack of a size that is chosen; one page of an association at a
 * time, so that no association fills them. Threads that call only wait.
 */
public final class Sandbox {

    /** What a page may cost. */
    public static final int CPU_MS = 200;

    /** What a page may weigh. */
    public static final int BYTES = 2 * 1024 * 1024;

    private static final long STACK = 8L * 1024 * 1024;
    private static final long PATIENCE_MS = 1_000;
    private static final int PURSES = 10_000;

    /** How it went. */
    public sealed interface Outcome {}

    /** A page. */
    public record Rendered(String html) implements Outcome {}

    /**
     * A bound was passed.
     *
     * @param fragment the one that was entered last; empty when the theme itself did
     * @param tooLong whether it took too long; else its output was too large
     */
    public record Cut(String fragment, boolean tooLong) implements Outcome {}

    /**
     * A template is broken.
     *
     * @param line from 1; 0 when nobody knows
     * @param reason in the engine's own words, which are English
     */
    public record Broken(String fragment, int line, int column, String reason) implements Outcome {}

    /** This association has used up its share for now. */
    public record Busy() implements Outcome {}

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Math.max(2, Runtime.getRuntime().availableProcessors() / 2),
                    Thread.ofPlatform().daemon().name("sandbox-", 0).stackSize(STACK).factory());
    private final Cache<TenantId, Purse> purses =
            Caffeine.newBuilder()
                    .maximumSize(PURSES)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();

    /** Renders a page of a theme with an association's fragments before the theme's own. */
    public Outcome render(
            TenantId tenant,
            Templates templates,
            Fragments fragments,
            String template,
            Object view,
            Language language) {
        return within(
                tenant,
                fragments,
                meter -> new Rendered(templates.render(template, view, language, meter)));
    }

    /** Compiles one of the fragments; empty output when it can be. */
    public Outcome compile(TenantId tenant, Templates templates, Fragments fragments, String name) {
        return within(
                tenant,
                fragments,
                meter -> {
                    templates.compile(name, meter);
                    return new Rendered("");
                });
    }

    private Outcome within(TenantId tenant, Fragments fragments, Function<Meter, Outcome> work) {
        Purse purse = purses.get(tenant, id -> new Purse());
        if (!purse.take()) {
            return new Busy();
        }
        try {
            return purse.isEmpty()
                    ? new Busy()
                    : CompletableFuture.supplyAsync(() -> run(purse, fragments, work), threads)
                            .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            purse.giveBack();
        }
    }

    private static Outcome run(Purse purse, Fragments fragments, Function<Meter, Outcome> work) {
        Meter meter = new Meter(fragments, TimeUnit.MILLISECONDS.toNanos(CPU_MS), BYTES);
        try {
            return work.apply(meter);
        } catch (HandlebarsException | RenderException | IllegalArgumentException e) {
            return outcome(e, meter);
        } catch (TemplateCut e) {
            return cut(e, meter);
        } catch (StackOverflowError e) {
            return new Broken(meter.entered(), 0, 0, "too deep");
        } finally {
            purse.pay(meter.nanos());
        }
    }

    /** The engine wraps what is thrown within it, and may keep no more of it than its name. */
    private static Outcome outcome(RuntimeException thrown, Meter meter) {
        TemplateCut cut = meter.cut();
        if (cut != null) {
            return cut(cut, meter);
        }
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof HandlebarsException e && e.getError() != null) {
                return broken(e, meter);
            }
        }
        return new Broken(meter.entered(), 0, 0, said(thrown));
    }

    /** A fragment is to blame for what it does to the theme's own templates. */
    private static Outcome broken(HandlebarsException e, Meter meter) {
        String file = e.getError().filename;
        boolean own = meter.fragments().has(file);
        return new Broken(
                own ? file : meter.entered(),
                own ? Math.max(0, e.getError().line) : 0,
                own ? Math.max(0, e.getError().column) : 0,
                reason(e));
    }

    private static Outcome cut(TemplateCut cut, Meter meter) {
        return new Cut(meter.entered(), cut.bound() == TemplateCut.Bound.TIME);
    }

    private static String reason(HandlebarsException e) {
        Throwable cause = e.getCause();
        return cause instanceof RenderException || cause instanceof IllegalArgumentException
                ? said(cause)
                : String.valueOf(e.getError().reason);
    }

    private static String said(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    /** The CPU time that an association may use, and its one place. */
    private static final class Purse {

        private static final double MOST_NS = 1e9;
        private static final double SHARE = 0.05;

        private final ReentrantLock place = new ReentrantLock();
        private double nanos = MOST_NS;
        private long filled = System.nanoTime();

        /** Whether its turn has come in time. */
        boolean take() {
            try {
                return place.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void giveBack() {
            place.unlock();
        }

        synchronized boolean isEmpty() {
            long now = System.nanoTime();
            nanos = Math.min(MOST_NS, nanos + (now - filled) * SHARE);
            filled = now;
            return nanos <= 0;
        }

        synchronized void pay(long used) {
            nanos -= used;
        }
    }

    /** What a render works with on this thread; null outside of a sandbox. */
    static @Nullable Meter current() {
        return CURRENT.get();
    }

    static void enter(@Nullable Meter meter) {
        if (meter == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(meter);
        }
    }

    private static final ThreadLocal<@Nullable Meter> CURRENT = new ThreadLocal<>();
}
