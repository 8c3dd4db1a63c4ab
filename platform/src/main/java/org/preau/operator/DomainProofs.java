package org.preau.operator;

import java.util.List;
import org.preau.base.HostName;

/** Looks whether a domain's record bears a proof. */
@FunctionalInterface
public interface DomainProofs {

    /** What was seen. */
    sealed interface Seen {}

    /** The proof is there. */
    record Found() implements Seen {}

    /** The name service answers, and the proof is not there. */
    record Absent(List<String> texts) implements Seen {}

    /** No answer: nothing is known. */
    record NoAnswer() implements Seen {}

    /**
     * Looks at the TXT records of {@code _preau.HOST}. Blocks for at most some ten seconds; asks
     * anew each time, whatever was seen before.
     */
    Seen look(HostName host, String proof);
}
