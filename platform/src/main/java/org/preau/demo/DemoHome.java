package org.preau.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.text.Json;

/**
 * A home page of the demonstration, from its file to what the workspace keeps. The file names
 * articles and sections by their address, and days by their distance: {@code +4} in four days,
 * {@code mon+2} the Wednesday of this week, {@code sat+7} a week after the coming Saturday.
 */
public final class DemoHome {

    private static final Pattern DAY = Pattern.compile("(mon|sat)?([+-]\\d{1,3})");
    private static final List<String> PLACES = List.of("section", "article");
    private static final List<String> DATES = List.of("date", "until");

    private DemoHome() {}

    /**
     * The same, with the sections that the site has.
     *
     * @param texts articles by their address
     */
    static ObjectNode read(TenantTx tx, byte[] json, LocalDate today, Map<String, UUID> texts)
            throws Json.MalformedJson {
        return read(
                json,
                today,
                slug -> Optional.ofNullable(texts.get(slug)).or(() -> section(tx, slug)));
    }

    private static Optional<UUID> section(TenantTx tx, String slug) {
        return tx.query(
                        """
                        select section_id
                          from address
                         where slug = :slug
                           and section_id is not null
                        """)
                .bind("slug", slug)
                .first(UUID.class);
    }

    /**
     * @param json the file
     * @param ids of sections and articles by their address; empty for one that is not there
     * @throws Json.MalformedJson when it is no JSON
     */
    public static ObjectNode read(
            byte[] json, LocalDate today, Function<String, Optional<UUID>> ids)
            throws Json.MalformedJson {
        ObjectNode home = (ObjectNode) Json.tree(json);
        name(home, "featured", ids);
        for (JsonNode block : home.path("blocks")) {
            PLACES.forEach(place -> name(block, place, ids));
            date(block, today);
            block.forEach(list -> list.forEach(line -> date(line, today)));
        }
        return home;
    }

    private static void name(JsonNode node, String field, Function<String, Optional<UUID>> ids) {
        ids.apply(node.path(field).asText(""))
                .ifPresent(id -> ((ObjectNode) node).put(field, id.toString()));
    }

    private static void date(JsonNode node, LocalDate today) {
        for (String field : DATES) {
            day(node.path(field).asText(""), today)
                    .ifPresent(day -> ((ObjectNode) node).put(field, day.toString()));
        }
    }

    /** {@code +4} in four days, {@code mon+8} eight days after this week's Monday. */
    static Optional<LocalDate> day(String said, LocalDate today) {
        Matcher day = DAY.matcher(said);
        return day.matches()
                ? Optional.of(from(day.group(1), today).plusDays(Long.parseLong(day.group(2))))
                : Optional.empty();
    }

    private static LocalDate from(@Nullable String name, LocalDate today) {
        if (name == null) {
            return today;
        }
        return today.with(
                name.equals("mon")
                        ? TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)
                        : TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    }
}
