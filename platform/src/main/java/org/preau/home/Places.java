package org.preau.home;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;

/** What blocks may point at within the site. */
final class Places {

    /** So many articles and pictures are offered, the newest ones. */
    private static final int OFFERED = 60;

    private static final int KEY = 16;

    /** An article that visitors see. */
    record Text(UUID id, String title) {}

    /** A picture of the library, or another file of it. */
    record Picture(
            UUID id,
            String sha256,
            String name,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height) {

        /** Its address on the site, by which a block names it. */
        String address() {
            return "/media/" + sha256.substring(0, KEY) + "/" + name;
        }
    }

    private Places() {}

    static List<Text> articles(TenantTx tx) {
        return tx.query(
                        """
                        select id, title
                          from visible_article
                         where kind = 'article'
                         order by published_at desc, id desc
                         limit :most
                        """)
                .bind("most", OFFERED)
                .list(Text.class);
    }

    static Optional<Text> article(TenantTx tx, String id) {
        return uuid(id).flatMap(it ->
                tx.query(
                                """
                                select id, title
                                  from visible_article
                                 where kind = 'article'
                                   and id = :id
                                """)
                        .bind("id", it)
                        .first(Text.class));
    }

    static List<Picture> pictures(TenantTx tx) {
        return tx.query(
                        """
                        select id, sha256, name, alt, width, height
                          from media
                         where type like 'image/%'
                         order by created_at desc, id desc
                         limit :most
                        """)
                .bind("most", OFFERED)
                .list(Picture.class);
    }

    /** The picture at an address, or of that name: model sites name theirs by the file. */
    static Optional<Picture> picture(TenantTx tx, String address) {
        String[] parts = address.split("/", -1);
        boolean whole = parts.length == 4 && parts[1].equals("media") && parts[2].length() == KEY;
        return tx.query(
                        """
                        select id, sha256, name, alt, width, height
                          from media
                         where type like 'image/%'
                           and (left(sha256, 16) = :key or (:key = '' and name = :name))
                         order by created_at
                         limit 1
                        """)
                .bind("key", whole ? parts[2] : "")
                .bind("name", parts[parts.length - 1])
                .first(Picture.class);
    }

    /** Documents of the library, the newest ones. */
    static List<Picture> documents(TenantTx tx) {
        return tx.query(
                        """
                        select id, sha256, name, alt, width, height
                          from media
                         where media_kind(type) = 'document'
                         order by created_at desc, id desc
                         limit :most
                        """)
                .bind("most", OFFERED)
                .list(Picture.class);
    }

    /** The title of a section. */
    static Optional<String> section(TenantTx tx, String id) {
        return uuid(id).flatMap(it ->
                tx.query("select title from section where id = :id")
                        .bind("id", it)
                        .first(String.class));
    }

    static boolean hasSection(TenantTx tx, String id) {
        return uuid(id).filter(it ->
                        tx.query("select id from section where id = :id").bind("id", it).exists())
                .isPresent();
    }

    static Optional<UUID> uuid(String text) {
        return Ids.read(text);
    }
}
