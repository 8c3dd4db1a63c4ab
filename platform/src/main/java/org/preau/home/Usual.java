package org.preau.home;

import java.util.List;
import java.util.Map;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * The blocks that show what a home page shows by itself: what somebody begins with who arranges it
 * for the first time, so that nothing disappears.
 */
final class Usual {

    private record Facts(long sections, boolean about) {}

    private Usual() {}

    /** With them in front of what {@code before} holds. */
    static Arrangement blocks(TenantTx tx, Desk desk, Arrangement before) {
        boolean french = desk.tenant().language().equals("fr");
        Facts facts =
                tx.query(
                                """
                                select (select count(*) from section where parent_id is null) as sections,
                                       about <> '' as about
                                  from site
                                """)
                        .one(Facts.class);
        Arrangement now =
                before.with(
                        block(
                                BlockKind.LATEST,
                                french ? "Actualités" : "News",
                                Map.of("count", "6")));
        if (facts.sections() > 1) {
            now = now.with(block(BlockKind.SECTIONS, french ? "Rubriques" : "Sections", Map.of()));
        }
        return facts.about()
                ? now.with(
                        block(BlockKind.ABOUT, french ? "Qui nous sommes" : "Who we are", Map.of()))
                : now;
    }

    private static Block block(BlockKind kind, String title, Map<String, String> more) {
        Map<String, String> words = new java.util.LinkedHashMap<>(more);
        words.put("title", title);
        return new Block(Ids.next(), 1, kind, false, words, List.of());
    }
}
