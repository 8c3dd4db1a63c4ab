package org.preau.exchange;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.preau.comments.Comment;
import org.preau.tenancy.Tenant;
import org.preau.text.Slugs;

/** Who speaks in a WXR file: those who wrote its texts, and readers below them. */
final class WxrVoices {

    private final WxrWriter out;
    private final Map<UUID, List<Comment>> comments;
    private final Map<UUID, Integer> said = new HashMap<>();

    /** The number of the association itself, that its answers name. */
    private String us = "0";

    /**
     * @param comments by the article that they stand below
     */
    WxrVoices(WxrWriter out, Map<UUID, List<Comment>> comments) {
        this.out = out;
        this.comments = comments;
    }

    /** Their names only: an address is nobody's business but theirs. */
    void authors(Tenant tenant, List<String> all) throws IOException {
        Map<String, String> names = new TreeMap<>();
        all.forEach(name -> names.putIfAbsent(login(name), name));
        int id = 1;
        for (Map.Entry<String, String> one : names.entrySet()) {
            author(id++, one.getKey(), one.getValue());
        }
        if (comments.values().stream().flatMap(List::stream).anyMatch(Comment::answer)) {
            us = String.valueOf(id);
            author(id, tenant.slug().value(), tenant.name());
        }
    }

    private void author(int id, String login, String name) throws IOException {
        out.open("wp:author").put("wp:author_id", String.valueOf(id));
        out.raw("wp:author_login", login).raw("wp:author_email", "");
        out.raw("wp:author_display_name", name);
        out.raw("wp:author_first_name", "").raw("wp:author_last_name", "");
        out.close("wp:author");
    }

    /** Nobody's texts become those of whoever imports them. */
    static String login(String name) {
        return name.isEmpty() ? "" : Slugs.from(name);
    }

    /**
     * Writes the comments of an article into its item.
     *
     * @return how many do not go: those that were declined are nobody's to read any more
     */
    long below(UUID article) throws IOException {
        long declined = 0;
        for (Comment one : comments.getOrDefault(article, List.of())) {
            if (one.state() == Comment.State.DECLINED) {
                declined++;
            } else {
                comment(one);
            }
        }
        return declined;
    }

    private void comment(Comment it) throws IOException {
        int id = said.size() + 1;
        said.put(it.id(), id);
        int parent = it.parentId() == null ? 0 : said.getOrDefault(it.parentId(), 0);
        out.open("wp:comment").put("wp:comment_id", String.valueOf(id));
        out.raw("wp:comment_author", WxrWriter.escaped(it.name()));
        out.raw("wp:comment_author_email", "").put("wp:comment_author_url", "");
        out.raw("wp:comment_author_IP", "").day("wp:comment_date", it.writtenAt());
        out.raw("wp:comment_content", WxrWriter.escaped(it.body()));
        boolean seen = it.state() == Comment.State.PUBLISHED;
        out.raw("wp:comment_approved", seen ? "1" : "0").raw("wp:comment_type", "comment");
        out.put("wp:comment_parent", String.valueOf(parent))
                .put("wp:comment_user_id", it.answer() ? us : "0");
        out.close("wp:comment");
    }

    /** How many comments were written. */
    int written() {
        return said.size();
    }
}
