package org.preau.agenda;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.site.Articles;
import org.preau.sql.TenantTx;

/** Dates as they leave one site and come to another. */
public final class PortableDates {

    private record Row(
            UUID id,
            String slug,
            LocalDate startsOn,
            @Nullable LocalTime startsAt,
            LocalDate endsOn,
            @Nullable LocalTime endsAt,
            String note,
            String place,
            String address,
            String action,
            String link,
            String state,
            int changes,
            Instant updatedAt) {

        Map<String, Object> line() {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("text", slug);
            line.put("startsOn", startsOn.toString());
            line.put("startsAt", DateJson.hour(startsAt));
            line.put("endsOn", endsOn.toString());
            line.put("endsAt", DateJson.hour(endsAt));
            line.put("note", note);
            line.put("place", place);
            line.put("address", address);
            line.put("action", action);
            line.put("link", link);
            line.put("state", state);
            line.put("changes", changes);
            line.put("updated", updatedAt.toString());
            line.put("id", id.toString());
            return line;
        }
    }

    /** How the coming of one went. */
    public enum Outcome {
        /** It is here now. */
        CAME,
        /** It was here before. */
        SAME,
        /** There is no such text. */
        NO_TEXT,
        /** It names no day, or something that cannot be. */
        WRONG
    }

    private PortableDates() {}

    /** All dates, each with the address of its text. */
    public static List<Map<String, Object>> write(TenantTx tx) {
        return tx
                .query(
                        """
                        select d.id, a.slug, d.starts_on, d.starts_at, d.ends_on, d.ends_at, d.note, d.place, d.address,
                               d.action, d.link, d.state, d.changes, d.updated_at
                          from article_date d
                          join article a on a.tenant_id = d.tenant_id and a.id = d.article_id
                         order by d.starts_on, d.starts_at nulls first, d.id
                        """)
                .list(Row.class)
                .stream()
                .map(Row::line)
                .toList();
    }

    /**
     * Takes one in.
     *
     * @param id of the date, the same each time it comes
     * @param text what it is a date of
     * @param line what {@link #write} wrote, or somebody by hand
     */
    public static Outcome take(TenantTx tx, UUID id, UUID text, Map<String, String> line) {
        if (ArticleDates.find(tx, text, id).isPresent()) {
            return Outcome.SAME;
        }
        if (Articles.find(tx, text).isEmpty()) {
            return Outcome.NO_TEXT;
        }
        if (!(CheckDate.of(input(line)) instanceof CheckDate.Good good)
                || ArticleDates.count(tx, text) >= ArticleDates.MOST) {
            return Outcome.WRONG;
        }
        ArticleDates.insert(tx, id, text, good.writing());
        tx.query(
                        """
                        update article_date
                           set changes = :changes, updated_at = coalesce(cast(:updated as timestamptz), updated_at)
                         where id = :id
                        """)
                .bind("changes", changes(line.getOrDefault("changes", "0")))
                .bind("updated", instant(line.getOrDefault("updated", "")))
                .bind("id", id)
                .execute();
        tx.siteChanged();
        return Outcome.CAME;
    }

    private static @Nullable Instant instant(String said) {
        try {
            return said.isEmpty() ? null : Instant.parse(said);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int changes(String said) {
        return said.matches("\\d{1,6}") ? Integer.parseInt(said) : 0;
    }

    private static DateInput input(Map<String, String> line) {
        return new DateInput(
                null,
                null,
                line.get("startsOn"),
                line.get("startsAt"),
                line.get("endsOn"),
                line.get("endsAt"),
                line.get("note"),
                line.get("place"),
                line.get("address"),
                line.get("action"),
                line.get("link"),
                line.get("state"),
                "",
                "");
    }
}
