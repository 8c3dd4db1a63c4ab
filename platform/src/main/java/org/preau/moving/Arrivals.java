package org.preau.moving;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.moving.Arrival.State;
import org.preau.sql.TenantTx;
import org.preau.text.Json;
import org.preau.text.Message;

/** The rows of sites on their way in. */
final class Arrivals {

    private static final int LATEST = 30;

    private Arrivals() {}

    static Optional<Arrival> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, file_name, media_name, fetches, publishes, templates, form, state, seen, expected,
                               report::text as report, problem::text as problem, made_by, made_at, ended_at
                          from arrival
                         where id = :id
                        """)
                .bind("id", id)
                .first(Arrival.class);
    }

    /** Without their reports, the newest first. */
    static List<Arrival> latest(TenantTx tx) {
        return tx.query(
                        """
                        select id, file_name, media_name, fetches, publishes, templates, form, state, seen, expected,
                               null as report, problem::text as problem, made_by, made_at, ended_at
                          from arrival
                         order by made_at desc, id
                         limit :most
                        """)
                .bind("most", LATEST)
                .list(Arrival.class);
    }

    /** False when it is there already: a form that was sent twice. */
    static boolean insert(
            TenantTx tx,
            UUID id,
            String file,
            String media,
            boolean fetches,
            boolean publishes,
            boolean templates,
            String by) {
        return tx.query(
                                """
                                insert into arrival (id, file_name, media_name, fetches, publishes, templates, made_by)
                                values (:id, :file, :media, :fetches, :publishes, :templates, :by)
                                on conflict do nothing
                                """)
                        .bind("id", id)
                        .bind("file", file)
                        .bind("media", media)
                        .bind("fetches", fetches)
                        .bind("publishes", publishes)
                        .bind("templates", templates)
                        .bind("by", by)
                        .execute()
                == 1;
    }

    /** False, and nothing is written, when it is not in state {@code from}. */
    static boolean move(TenantTx tx, UUID id, State from, State to) {
        return tx.query(
                                """
                                update arrival
                                   set state = :to,
                                       seen = 0,
                                       ended_at = case when :to in ('looked', 'done', 'undone') then now() end
                                 where id = :id
                                   and state = :from
                                """)
                        .bind("id", id)
                        .bind("from", from.word())
                        .bind("to", to.word())
                        .execute()
                == 1;
    }

    static void tell(
            TenantTx tx, UUID id, State from, State to, String form, String report, long all) {
        tx.query(
                        """
                        update arrival
                           set state = :to,
                               form = :form,
                               report = cast(:report as jsonb),
                               expected = :all,
                               seen = :all,
                               ended_at = now()
                         where id = :id
                           and state = :from
                        """)
                .bind("id", id)
                .bind("from", from.word())
                .bind("to", to.word())
                .bind("form", form)
                .bind("report", report)
                .bind("all", all)
                .execute();
    }

    static void refuse(TenantTx tx, UUID id, Message why) {
        tx.query(
                        """
                        update arrival
                           set state = 'refused',
                               problem = cast(:why as jsonb),
                               ended_at = now()
                         where id = :id
                           and state in ('looking', 'bringing')
                        """)
                .bind("id", id)
                .bind("why", Json.text(why))
                .execute();
    }

    static void seen(TenantTx tx, UUID id, long seen) {
        tx.query("update arrival set seen = :seen where id = :id")
                .bind("id", id)
                .bind("seen", seen)
                .execute();
    }

    static void item(TenantTx tx, UUID arrival, String kind, UUID item, int version) {
        tx.query(
                        """
                        insert into arrival_item (arrival_id, kind, item_id, version)
                        values (:arrival, :kind, :item, :version)
                        on conflict do nothing
                        """)
                .bind("arrival", arrival)
                .bind("kind", kind)
                .bind("item", item)
                .bind("version", version)
                .execute();
    }

    /** Only one that this arrival brought: others were here before, and stay. */
    static void picture(TenantTx tx, UUID arrival, UUID media) {
        tx.query(
                        """
                        insert into arrival_item (arrival_id, kind, item_id)
                        select a.id, 'media', m.id
                          from arrival a, media m
                         where a.id = :arrival
                           and m.id = :media
                           and m.created_at >= a.made_at
                           and m.created_by = :import
                        on conflict do nothing
                        """)
                .bind("arrival", arrival)
                .bind("media", media)
                .bind("import", RunArrival.IMPORT.name())
                .execute();
    }

    /** Null when what was refused has no reason that this version can read. */
    static @Nullable Message problem(Arrival it) {
        String kept = it.problem();
        if (kept == null) {
            return null;
        }
        try {
            return Json.read(kept.getBytes(java.nio.charset.StandardCharsets.UTF_8), Message.class);
        } catch (Json.MalformedJson e) {
            return null;
        }
    }
}
