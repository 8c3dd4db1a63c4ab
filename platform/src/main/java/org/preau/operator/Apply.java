package org.preau.operator;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;

/**
 * Takes somebody's application for an association's space, and tells the operators. Sent twice, or
 * sent again while it waits, it is one application.
 */
final class Apply {

    /** From one address of the network, in a day. */
    private static final int MOST_A_DAY = 5;

    /** What was asked, checked before. */
    record Command(
            UUID id,
            String name,
            String slug,
            @Nullable Integer sector,
            String purpose,
            String person,
            EmailAddress email,
            Language language,
            String network,
            @Nullable UUID blueprint) {}

    /** How it went. */
    sealed interface Outcome {}

    /** The operators will read it. */
    record Taken() implements Outcome {}

    /** Too many came from there today. */
    record TooMany() implements Outcome {}

    private final Database database;
    private final Letters letters;
    private final TenantDirectory directory;

    Apply(Database database, Letters letters, TenantDirectory directory) {
        this.database = database;
        this.letters = letters;
        this.directory = directory;
    }

    Outcome run(Command wanted) {
        return database.operator("take an application", tx -> take(tx, wanted));
    }

    private Outcome take(OperatorTx tx, Command wanted) {
        if (isThere(tx, wanted)) {
            return new Taken();
        }
        if (today(tx, wanted.network()) >= MOST_A_DAY) {
            return new TooMany();
        }
        if (insert(tx, wanted) == 1) {
            tellOperators(tx, wanted);
        }
        return new Taken();
    }

    private static boolean isThere(OperatorTx tx, Command wanted) {
        return tx.query(
                        """
                        select true
                          from application
                         where id = :id
                            or (email = :email and state = 'pending' and plain(name) = plain(cast(:name as text)))
                        """)
                .bind("id", wanted.id())
                .bind("email", wanted.email())
                .bind("name", wanted.name())
                .exists();
    }

    private static int today(OperatorTx tx, String network) {
        return tx.query(
                        """
                        select count(*)
                          from application
                         where remote = :network
                           and asked_at > now() - interval '1 day'
                        """)
                .bind("network", network)
                .one(Integer.class);
    }

    private int insert(OperatorTx tx, Command wanted) {
        return tx.query(
                        """
                        insert into application (tenant_id, id, name, slug, sector, purpose, person, email, language, remote, blueprint)
                        values (:tenant, :id, :name, :slug, :sector, :purpose, :person, :email, :language, :network, :blueprint)
                        on conflict do nothing
                        """)
                .bind("tenant", directory.portal().id())
                .bind("id", wanted.id())
                .bind("name", wanted.name())
                .bind("slug", wanted.slug())
                .bind("sector", wanted.sector())
                .bind("purpose", wanted.purpose())
                .bind("person", wanted.person())
                .bind("email", wanted.email())
                .bind("language", wanted.language())
                .bind("network", wanted.network())
                .bind("blueprint", wanted.blueprint())
                .execute();
    }

    private void tellOperators(OperatorTx tx, Command wanted) {
        for (Responsibles.Responsible one : Responsibles.operators(tx)) {
            letters.fromPortal(
                    tx,
                    one.email(),
                    one.language(),
                    "applied",
                    Map.of(
                            "name", one.name(),
                            "association", wanted.name(),
                            "person", wanted.person(),
                            "id", wanted.id().toString()));
        }
    }
}
