package org.preau.proof;

import java.util.List;
import org.preau.snapshot.Chapter;

/** What snapshots leave of proofs. */
public final class ProofChapter {

    private ProofChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("proof", List.of(), List.of())
                .without(
                        "proof",
                        "a proof happened; bringing back what it looked at changes nothing of it");
    }
}
