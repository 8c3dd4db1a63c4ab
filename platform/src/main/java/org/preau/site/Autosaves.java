package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.AccountId;
import org.preau.sql.TenantTx;

/** The rows of what is typed and not saved, and of who has a text open. */
final class Autosaves {

    /** Of one person in one association: a loop that makes new texts fills no disk. */
    private static final int MOST = 100;

    private Autosaves() {}

    /** Says that somebody has a text open; keeps what was typed before. */
    static void seen(
            TenantTx tx,
            AccountId account,
            String person,
            UUID article,
            ArticleKind kind,
            int version) {
        tx.query(
                        """
                        insert into autosave (article_id, account_id, person, kind, version)
                        values (:article, :account, :person, :kind, :version)
                        on conflict (tenant_id, article_id, account_id)
                        do update set seen_at = now(), person = excluded.person
                        """)
                .bind("article", article)
                .bind("account", account.value())
                .bind("person", person)
                .bind("kind", kind)
                .bind("version", version)
                .execute();
    }

    /** Keeps what somebody has typed; the row is there already. */
    static void keep(TenantTx tx, AccountId account, Autosave typed) {
        tx.query(
                        """
                        update autosave
                           set version = :version, title = :title, lead = :lead, body = :body, typed_at = now()
                         where article_id = :article
                           and account_id = :account
                        """)
                .bind("article", typed.articleId())
                .bind("account", account.value())
                .bind("version", typed.version())
                .bind("title", typed.title())
                .bind("lead", typed.lead())
                .bind("body", typed.body())
                .execute();
        tx.query(
                        """
                        delete from autosave
                         where account_id = :account
                           and article_id in (select article_id
                                                from autosave
                                               where account_id = :account
                                               order by typed_at desc nulls last
                                              offset :most)
                        """)
                .bind("account", account.value())
                .bind("most", MOST)
                .execute();
    }

    /** What a person typed of a text and has not saved. */
    static Optional<Autosave> find(TenantTx tx, AccountId account, UUID article) {
        return tx.query(
                        """
                        select article_id, kind, version, title, lead, body, typed_at
                          from autosave
                         where article_id = :article
                           and account_id = :account
                           and typed_at is not null
                        """)
                .bind("article", article)
                .bind("account", account.value())
                .first(Autosave.class);
    }

    /** What a person began and never saved once, newest first. */
    static List<Autosave> begun(TenantTx tx, AccountId account, ArticleKind kind) {
        return tx
                .query(
                        """
                        select article_id, kind, version, title, lead, left(body, 200) as body, typed_at
                          from autosave
                         where account_id = :account
                           and kind = :kind
                           and typed_at is not null
                           and not exists (select 1 from article where article.id = autosave.article_id)
                         order by typed_at desc
                         limit 5
                        """)
                .bind("account", account.value())
                .bind("kind", kind)
                .list(Autosave.class)
                .stream()
                .filter(it -> !it.isBlank())
                .toList();
    }

    /** Who else has had a text open during the last two minutes, by name. */
    static List<String> others(TenantTx tx, AccountId account, UUID article) {
        return tx.query(
                        """
                        select person
                          from autosave
                         where article_id = :article
                           and account_id <> :account
                           and seen_at > now() - interval '2 minutes'
                         order by person
                         limit 5
                        """)
                .bind("article", article)
                .bind("account", account.value())
                .list(String.class);
    }

    /** It is saved, or not wanted any more. */
    static void forget(TenantTx tx, AccountId account, UUID article) {
        tx.query("delete from autosave where article_id = :article and account_id = :account")
                .bind("article", article)
                .bind("account", account.value())
                .execute();
    }
}
