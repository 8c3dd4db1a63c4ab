package org.preau.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** The rows of API tokens. */
final class Tokens {

    private Tokens() {}

    /** All of them, those that work first, then the newest. */
    static List<Token> all(TenantTx tx, LocalDate today) {
        return tx.query(
                        """
                        select t.id, t.name, t.rights, t.created_by, t.created_at, t.expires_at, t.used_at, t.revoked_at,
                               t.maker_id is null or exists (
                                   select 1
                                     from membership m
                                    where m.account_id = t.maker_id
                                      and m.since <= :today
                                      and (m.until is null or m.until >= :today)
                                      and m.ended_at is null) as maker_holds
                          from api_token t
                         order by t.revoked_at is not null, t.created_at desc, t.id
                        """)
                .bind("today", today)
                .list(Token.class);
    }

    static Optional<Token> find(TenantTx tx, UUID id, LocalDate today) {
        return all(tx, today).stream().filter(token -> token.id().equals(id)).findFirst();
    }

    /** Whether it worked until now. */
    static boolean revoke(TenantTx tx, UUID id, Instant at) {
        return tx.query(
                                """
                                update api_token
                                   set revoked_at = :at
                                 where id = :id
                                   and revoked_at is null
                                """)
                        .bind("id", id)
                        .bind("at", at)
                        .execute()
                == 1;
    }
}
