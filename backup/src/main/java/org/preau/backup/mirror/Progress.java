package org.preau.backup.mirror;

/**
 * How far something has come; what is found grows while the stores are still being listed.
 *
 * @param what the vault, or what else is gone through
 * @param objects that are done
 * @param foundObjects that are known to be to do, these included
 * @param bytes that were read
 * @param foundBytes that are known to be to read, these included
 */
public record Progress(String what, long objects, long foundObjects, long bytes, long foundBytes) {

    /** Is told now and then, at most ten times a second, by any thread, never by two at once. */
    @FunctionalInterface
    public interface Listener {
        /** Must return quickly; what it throws ends what it is told of. */
        void progress(Progress progress);
    }
}
