package org.preau.theme;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** Finds the pictures that a text or a home page names. */
final class Pictures {

    private static final Pattern ADDRESS = Pattern.compile("/media/([0-9a-f]{16})/");
    private static final int MOST = 200;

    /** A picture, and the mark by which a text names it: its own, or that of what it replaced. */
    private record Marked(
            String mark,
            String sha256,
            String name,
            @Nullable Integer width,
            @Nullable Integer height,
            String alt,
            String caption,
            String credit) {

        Picture picture() {
            return new Picture(sha256, name, width, height, alt, caption, credit);
        }
    }

    private Pictures() {}

    /** The pictures whose addresses a text holds, by the mark in their address. */
    static Map<String, Picture> in(TenantTx tx, String text) {
        Collection<String> marks = new TreeSet<>();
        Matcher found = ADDRESS.matcher(text);
        while (found.find() && marks.size() < MOST) {
            marks.add(found.group(1));
        }
        Map<String, Picture> pictures = new HashMap<>();
        if (!marks.isEmpty()) {
            marked(tx, marks).forEach(one -> pictures.putIfAbsent(one.mark(), one.picture()));
        }
        return pictures;
    }

    /** The mark in an address of {@code /media/}; empty when it has no such form. */
    static String mark(String address) {
        Matcher found = ADDRESS.matcher(address);
        return found.lookingAt() ? found.group(1) : "";
    }

    /** The pictures of these file names, by name. */
    static Map<String, Picture> named(TenantTx tx, Collection<String> names) {
        Map<String, Picture> pictures = new HashMap<>();
        if (!names.isEmpty()) {
            List<Picture> found =
                    tx.query(
                                    """
                                    select sha256, name, width, height, alt, caption, credit
                                      from media
                                     where name = any(:names)
                                     order by created_at
                                    """)
                            .bind("names", names)
                            .list(Picture.class);
            found.forEach(one -> pictures.put(one.name(), one));
        }
        return pictures;
    }

    /** A range of hashes for each mark, which the index of media_once answers. */
    private static List<Marked> marked(TenantTx tx, Collection<String> marks) {
        return tx.query(
                        """
                        select mark, m.sha256, m.name, m.width, m.height, m.alt, m.caption, m.credit
                          from unnest(:marks) as mark
                          join media m on m.sha256 >= mark and m.sha256 < mark || 'g'
                         union all
                        select mark, m.sha256, m.name, m.width, m.height, m.alt, m.caption, m.credit
                          from unnest(:marks) as mark
                          join media_former f on f.sha256 >= mark and f.sha256 < mark || 'g'
                          join media m on m.id = f.media_id
                        """)
                .bind("marks", marks)
                .list(Marked.class);
    }
}
