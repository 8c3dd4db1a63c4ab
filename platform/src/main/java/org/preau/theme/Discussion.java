package org.preau.theme;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What readers say below an article. They come with the article's own row, in the same statement:
 * another one would cost as much as all else that a page asks. An article without comments pays
 * nothing: how many there are stands on its row.
 */
final class Discussion {

    /** Where readers write. */
    static final String WRITE = "/commenter/";

    private static final int PARTS = 6;

    /** A comment that visitors see. */
    record Row(
            String id,
            @Nullable String parentId,
            String name,
            String body,
            boolean answer,
            Instant writtenAt) {}

    private Discussion() {}

    /** Those of an article, the oldest first, each as six texts in a row. */
    static List<Row> of(Rows.Article article) {
        List<String> parts = article.discussion();
        if (parts == null) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>(parts.size() / PARTS);
        for (int i = 0; i + PARTS <= parts.size(); i += PARTS) {
            rows.add(row(parts.subList(i, i + PARTS)));
        }
        return rows;
    }

    private static Row row(List<String> parts) {
        String parent = parts.get(1);
        return new Row(
                parts.get(0),
                parent.isEmpty() ? null : parent,
                parts.get(2),
                parts.get(3),
                Boolean.parseBoolean(parts.get(4)),
                moment(parts.get(5)));
    }

    /** A double holds microseconds of our time exactly: they are less than 2^53 since 1970. */
    private static Instant moment(String seconds) {
        return Instant.EPOCH.plus(
                Math.round(Double.parseDouble(seconds) * 1_000_000), ChronoUnit.MICROS);
    }

    /** When nobody may write any more; null for never. */
    static @Nullable Instant closesAt(SiteDetails site, Rows.Article article) {
        return site.commentsDays() == 0
                ? null
                : article.publishedAt().plus(Duration.ofDays(site.commentsDays()));
    }

    /** The model; empty when there is nothing to show and nobody may write. */
    static Map<String, Object> model(
            Shell shell, Rows.Article article, List<Row> rows, Instant now) {
        String mode = mode(shell.site(), article);
        Instant closes = closesAt(shell.site(), article);
        boolean open =
                !mode.equals("none")
                        && (closes == null || now.isBefore(closes))
                        && shell.tenant().state().writable();
        if (rows.isEmpty() && !open) {
            return Map.of();
        }
        String write = WRITE + article.slug();
        List<Map<String, Object>> list = list(shell, rows, open ? write : "");
        return Model.of("count", list.size())
                .and("list", list)
                .and("writeUrl", open ? write : "")
                .and("closed", !open)
                .map();
    }

    static String mode(SiteDetails site, Rows.Article article) {
        String own = article.comments();
        return own == null ? site.comments() : own;
    }

    /** Each comment, followed by its replies. */
    private static List<Map<String, Object>> list(Shell shell, List<Row> rows, String write) {
        Map<String, List<Row>> replies = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.parentId() != null)
                .forEach(row ->
                        replies.computeIfAbsent(row.parentId(), any -> new ArrayList<>()).add(row));
        List<Map<String, Object>> list = new ArrayList<>();
        for (Row row : rows) {
            if (row.parentId() == null) {
                list.add(comment(shell, row, write.isEmpty() ? "" : write + "/" + row.id()));
                for (Row reply : replies.getOrDefault(row.id(), List.of())) {
                    Map<String, Object> shown = comment(shell, reply, "");
                    shown.put("isReply", true);
                    list.add(shown);
                }
            }
        }
        return list;
    }

    private static Map<String, Object> comment(Shell shell, Row row, String reply) {
        Map<String, Object> shown =
                CommentText.model(
                        "commentaire-" + row.id(),
                        row.name(),
                        shell.voice().set(row.body()),
                        shell.voice().day(row.writtenAt()),
                        reply);
        if (row.answer()) {
            shown.put("isAnswer", true);
        }
        return shown;
    }
}
