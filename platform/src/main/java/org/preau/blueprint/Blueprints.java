package org.preau.blueprint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;

/** The models that the portal keeps; rows of its tenant. */
public final class Blueprints {

    /** What may be done with one. */
    public enum State {
        /** It waits for the operator to read it over. */
        PROPOSED,
        /** New associations may begin with it. */
        OFFERED,
        /** No new association begins with it; those that did stay as they are. */
        RETIRED
    }

    /**
     * A model.
     *
     * @param used how many associations began with it
     * @param madeFrom the short name of the association whose site it was drawn from
     */
    public record Kept(
            UUID id,
            String name,
            String description,
            Blueprint blueprint,
            State state,
            int used,
            int version,
            String madeFrom,
            String madeBy,
            Instant madeAt) {}

    private record Row(
            UUID id,
            String name,
            String description,
            String content,
            State state,
            int used,
            int version,
            String madeFrom,
            String madeBy,
            Instant madeAt) {

        Kept kept() {
            return new Kept(
                    id,
                    name,
                    description,
                    Blueprint.read(content),
                    state,
                    used,
                    version,
                    madeFrom,
                    madeBy,
                    madeAt);
        }
    }

    private Blueprints() {}

    /** All of them: those that wait first, then those that are offered, by name. */
    static List<Kept> all(OperatorTx tx) {
        return tx
                .query(
                        """
                        select id, name, description, content::text as content, state, used, version, made_from, made_by, made_at
                          from blueprint
                         order by array_position(array['proposed', 'offered', 'retired'], state), plain(name), id
                        """)
                .list(Row.class)
                .stream()
                .map(Row::kept)
                .toList();
    }

    /** Those that a new association may begin with, by name. */
    public static List<Kept> offered(OperatorTx tx) {
        return all(tx).stream().filter(it -> it.state() == State.OFFERED).toList();
    }

    static Optional<Kept> find(OperatorTx tx, UUID id) {
        return tx.query(
                        """
                        select id, name, description, content::text as content, state, used, version, made_from, made_by, made_at
                          from blueprint
                         where id = :id
                           for update
                        """)
                .bind("id", id)
                .first(Row.class)
                .map(Row::kept);
    }

    /** One that is offered, for an association that begins with it: it is counted. */
    public static Optional<Blueprint> take(OperatorTx tx, UUID id) {
        return tx.query(
                        """
                        update blueprint
                           set used = used + 1
                         where id = :id
                           and state = 'offered'
                        returning content::text
                        """)
                .bind("id", id)
                .first(String.class)
                .map(Blueprint::read);
    }

    /** Keeps one; nothing for an identifier that is there. */
    static void insert(OperatorTx tx, TenantId portal, Kept kept) {
        tx.query(
                        """
                        insert into blueprint (tenant_id, id, name, description, content, state, made_from, made_by, made_at)
                        values (:portal, :id, :name, :description, cast(:content as jsonb), :state, :from, :by, :at)
                        on conflict do nothing
                        """)
                .bind("portal", portal)
                .bind("id", kept.id())
                .bind("name", kept.name())
                .bind("description", kept.description())
                .bind("content", kept.blueprint().json())
                .bind("state", kept.state())
                .bind("from", kept.madeFrom())
                .bind("by", kept.madeBy())
                .bind("at", kept.madeAt())
                .execute();
    }

    static void delete(OperatorTx tx, UUID id) {
        tx.query("delete from blueprint where id = :id").bind("id", id).execute();
    }

    static void change(OperatorTx tx, UUID id, String name, String description, State state) {
        tx.query(
                        """
                        update blueprint
                           set name = :name, description = :description, state = :state, version = version + 1
                         where id = :id
                        """)
                .bind("id", id)
                .bind("name", name)
                .bind("description", description)
                .bind("state", state)
                .execute();
    }
}
