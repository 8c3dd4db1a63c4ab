package org.preau.render;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Holds one render within its bounds, wherever it is: each look-up of a name, each partial and each
 * piece of output is a step, and every so many steps the thread's own CPU time is read. Between two
 * steps lies at most one turn of a loop over one list. Use it on one platform thread.
 */
final class Meter {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int EVERY = 64;

    private final Fragments fragments;
    private final long mostNanos;
    private final int mostBytes;
    private final long begun = THREADS.getCurrentThreadCpuTime();
    private int steps;
    private int bytes;
    private @Nullable TemplateCut cut;
    private String entered = "";

    Meter(Fragments fragments, long mostNanos, int mostBytes) {
        this.fragments = fragments;
        this.mostNanos = mostNanos;
        this.mostBytes = mostBytes;
    }

    Fragments fragments() {
        return fragments;
    }

    /** One step more; throws for good once a bound is passed. */
    void step() {
        if (cut != null) {
            throw cut;
        }
        if (++steps % EVERY == 0 && nanos() > mostNanos) {
            throw over(TemplateCut.Bound.TIME);
        }
    }

    /** A piece of output, counted as UTF-8. */
    void wrote(CharSequence text, int offset, int length) {
        step();
        for (int i = offset; i < offset + length; i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        if (bytes > mostBytes) {
            throw over(TemplateCut.Bound.SIZE);
        }
    }

    private TemplateCut over(TemplateCut.Bound bound) {
        TemplateCut over = new TemplateCut(bound);
        cut = over;
        return over;
    }

    /** What ended this render; null while it may go on. */
    @Nullable TemplateCut cut() {
        return cut;
    }

    /** The association's own fragment that was entered last; empty for none. */
    String entered() {
        return entered;
    }

    void enter(String name) {
        entered = name;
    }

    /** CPU time since the beginning. */
    long nanos() {
        return THREADS.getCurrentThreadCpuTime() - begun;
    }
}
