package org.preau.mirror;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.preau.mail.ToOperators;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Origins;

/** Writes to the operators when something is lost, once for each vault in a month. */
final class TellOperators {

    private static final Duration ONCE = Duration.ofDays(28);

    private final Database database;
    private final TenantDirectory directory;
    private final Origins origins;
    private final ToOperators letters;
    private final Clock clock;

    TellOperators(
            Database database,
            TenantDirectory directory,
            Origins origins,
            ToOperators letters,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.origins = origins;
        this.letters = letters;
        this.clock = clock;
    }

    /** Says that objects of these vaults are whole in neither place. */
    void lost(Set<String> vaults) {
        if (vaults.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        int _ =
                database.operator(
                        "write to the operators that something is lost",
                        tx -> {
                            List<String> untold = new ArrayList<>();
                            for (String vault : vaults) {
                                if (MirrorVaultRows.tell(tx, vault, now.minus(ONCE), now)) {
                                    untold.add(name(tx, vault));
                                }
                            }
                            return untold.isEmpty() ? 0 : write(tx, untold);
                        });
    }

    private int write(OperatorTx tx, List<String> names) {
        return letters.write(
                tx,
                directory.portal().id(),
                "mirror.letter.lost.",
                _ ->
                        Map.of(
                                "count",
                                names.size(),
                                "names",
                                String.join(", ", names),
                                "address",
                                origins.portal() + MirrorPages.PAGE));
    }

    /** As people call it; a vault that belongs to no association by its own name. */
    private static String name(OperatorTx tx, String vault) {
        return tx.query("select name from tenant where tenant_id::text = :vault")
                .bind("vault", vault)
                .first(String.class)
                .orElse(vault);
    }
}
