package org.preau.backup.mirror;

import java.util.ArrayList;
import java.util.List;

/** What a run counts while its hands work. Any thread. */
final class Tally {
    private final List<Trouble> troubles = new ArrayList<>();
    private final long began = System.nanoTime();
    private long troubleCount;
    private long copied;
    private long copiedBytes;
    private long present;
    private long removed;
    private long waiting;
    private long headNumber;
    private boolean headWritten;
    private boolean blocked;
    private boolean vanished;

    synchronized void copied(long bytes) {
        copied++;
        copiedBytes += bytes;
    }

    synchronized void present() {
        present++;
    }

    synchronized void removed() {
        removed++;
    }

    synchronized void waiting(long objects) {
        waiting = objects;
    }

    synchronized void headNumber(long number) {
        headNumber = number;
    }

    synchronized void headWritten() {
        headWritten = true;
    }

    /** Something is wrong with an object; whether the new version needs it. */
    synchronized void trouble(Trouble trouble, boolean needed) {
        troubleCount++;
        if (troubles.size() < MirrorReport.MOST) {
            troubles.add(trouble);
        }
        blocked |= needed;
    }

    /** An object went away between the list and the copy. */
    synchronized void vanished(Trouble trouble, boolean needed) {
        vanished = true;
        trouble(trouble, needed);
    }

    synchronized boolean isBlocked() {
        return blocked;
    }

    /** Before a round: what the one before met shows again if it lasts. */
    synchronized void begin() {
        vanished = false;
        blocked = false;
        troubles.clear();
        troubleCount = 0;
        present = 0;
    }

    synchronized boolean hasVanished() {
        return vanished;
    }

    synchronized MirrorReport report(String vault) {
        return new MirrorReport(
                vault,
                copied,
                copiedBytes,
                present,
                removed,
                waiting,
                headNumber,
                headWritten,
                troubles,
                troubleCount,
                (System.nanoTime() - began) / 1_000_000);
    }
}
