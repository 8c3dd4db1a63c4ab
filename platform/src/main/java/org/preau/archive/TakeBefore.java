package org.preau.archive;

import java.io.IOException;
import org.preau.backup.vault.Progress;
import org.preau.snapshot.Safeguard;
import org.preau.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a snapshot before something dangerous. */
public final class TakeBefore implements Safeguard {

    private static final Logger LOG = LoggerFactory.getLogger(TakeBefore.class);

    private final TakeSnapshot take;
    private final Words words;

    public TakeBefore(TakeSnapshot take, Words words) {
        this.take = take;
        this.words = words;
    }

    @Override
    public void before(Tenancy tenancy, Danger danger, String who) {
        Reason reason =
                switch (danger) {
                    case IMPORT -> Reason.BEFORE_IMPORT;
                    case THEME -> Reason.BEFORE_THEME;
                    case DELETION -> Reason.BEFORE_DELETION;
                };
        try {
            TakeSnapshot.Taken _ =
                    take.run(
                            tenancy,
                            reason,
                            who,
                            words.of(tenancy.tenant(), reason),
                            Progress.SILENT);
        } catch (IOException | RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("association", tenancy.tenant())
                    .addKeyValue("reason", reason.word())
                    .log("no snapshot could be taken before it");
        }
    }
}
