package org.preau.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Excerpt;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Person;
import org.preau.web.WaitingThings;

/**
 * The texts that wait for somebody: proposed, remarked, sent back, begun, planned and soon over.
 * Nobody sees what they could not act on, but for what becomes of their own texts.
 */
public final class WaitingTexts implements WaitingThings {

    private static final int NOTE = 200;

    /** A text, and why it waits. */
    private record Row(
            UUID id,
            ArticleKind kind,
            @Nullable UUID sectionId,
            String title,
            ArticleState state,
            String word,
            String person,
            Instant at,
            boolean own) {}

    @Override
    public List<Thing> of(TenantTx tx, Desk desk, int most) {
        List<Thing> things = new ArrayList<>();
        @Nullable UUID reader = desk.who().map(Person::account).map(AccountId::value).orElse(null);
        boolean publishes = desk.may(Right.PUBLISH);
        Ground ground = publishes ? Ground.of(tx, desk, Right.PUBLISH) : null;
        if (ground != null) {
            proposed(tx, most).stream()
                    .filter(it -> ground.holds(it.sectionId()))
                    .forEach(it ->
                            things.add(thing(desk, it, Group.DECIDE, "st-proposed", "proposed")));
        }
        if (reader != null && desk.may(Right.WRITE)) {
            remarked(tx, reader, most)
                    .forEach(it ->
                            things.add(thing(desk, it, Group.ANSWER, "text-quote", "remarked")));
            unfinished(tx, reader, most).forEach(it -> things.add(unfinished(desk, it)));
        }
        planned(tx, reader, publishes, most).stream()
                .filter(it -> ground == null || it.own() || ground.holds(it.sectionId()))
                .forEach(it -> things.add(thing(desk, it, Group.KNOW, "st-scheduled", it.word())));
        return List.copyOf(things);
    }

    private static Thing unfinished(Desk desk, Row row) {
        return row.state() == ArticleState.DECLINED
                ? thing(desk, row, Group.FINISH, "st-declined", "declined")
                : thing(desk, row, Group.FINISH, "st-draft", "draft");
    }

    private static Thing thing(Desk desk, Row row, Group group, String icon, String key) {
        String text = ArticlePaths.of(desk, row.kind(), row.id());
        Map<String, Object> words =
                Map.of(
                        "title", row.title(),
                        "who", row.person(),
                        "word", Excerpt.of(row.word(), NOTE));
        return new Thing(
                group,
                icon,
                new Message("site.waiting." + key, words),
                new Message("site.waiting." + key + ".note", words),
                row.at(),
                key.equals("remarked") ? text + "/remarques" : text,
                Message.of("site.waiting." + key + ".go"));
    }

    private static List<Row> proposed(TenantTx tx, int most) {
        return tx.query(
                        """
                        select id, kind, section_id, title, state, '' as word, author_name as person,
                               coalesce(proposed_at, updated_at) as at, false as own
                          from article
                         where state = 'proposed'
                         order by at
                         limit :most
                        """)
                .bind("most", most)
                .list(Row.class);
    }

    /** Open threads that the reader has a part in, and where somebody else spoke last. */
    private static List<Row> remarked(TenantTx tx, UUID reader, int most) {
        return tx.query(
                        """
                        select a.id, a.kind, a.section_id, a.title, a.state, l.body as word, l.person, l.said_at as at,
                               false as own
                          from remark r
                          join article a on a.tenant_id = r.tenant_id and a.id = r.article_id
                          join lateral (select body, person, account_id, said_at
                                          from remark
                                         where remark.article_id = r.article_id
                                           and (remark.id = r.id or remark.parent_id = r.id)
                                         order by said_at desc, id desc
                                         limit 1) l on true
                         where r.parent_id is null
                           and r.resolved_at is null
                           and l.account_id is distinct from :reader
                           and (a.author_id = :reader
                                or exists (select 1
                                             from remark mine
                                            where (mine.id = r.id or mine.parent_id = r.id)
                                              and mine.account_id = :reader))
                         order by l.said_at
                         limit :most
                        """)
                .bind("reader", reader)
                .bind("most", most)
                .list(Row.class);
    }

    /** What the reader has begun or got back: first what was touched last. */
    private static List<Row> unfinished(TenantTx tx, UUID reader, int most) {
        return tx.query(
                        """
                        select id, kind, section_id, title, state, state_note as word, author_name as person, updated_at as at,
                               true as own
                          from article
                         where author_id = :reader
                           and state in ('draft', 'declined')
                         order by state, updated_at desc
                         limit :most
                        """)
                .bind("reader", reader)
                .bind("most", most)
                .list(Row.class);
    }

    /**
     * What comes by itself, and what goes within two weeks: one's own, and everything for whoever
     * publishes. The word says which.
     */
    private static List<Row> planned(
            TenantTx tx, @Nullable UUID reader, boolean publishes, int most) {
        return tx.query(
                        """
                        select id, kind, section_id, title, state, word, author_name as person, at,
                               author_id is not distinct from cast(:reader as uuid) as own
                          from (select a.*, 'scheduled' as word, a.published_at as at
                                  from article a
                                 where a.scheduled and a.published_at > now()
                                 union all
                                select a.*, 'expiring' as word, a.expires_at as at
                                  from article a
                                 where a.state = 'published' and not a.scheduled
                                   and a.expires_at between now() and now() + interval '14 days') it
                         where :publishes or it.author_id = cast(:reader as uuid)
                         order by at
                         limit :most
                        """)
                .bind("publishes", publishes)
                .bind("reader", reader)
                .bind("most", most)
                .list(Row.class);
    }
}
