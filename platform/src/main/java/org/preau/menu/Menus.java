package org.preau.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.site.Section;
import org.preau.site.SectionTree;
import org.preau.site.Sections;
import org.preau.sql.TenantTx;

/** The rows of menus, and what they may point at. */
final class Menus {

    private static final int OFFERED = 100;

    /**
     * What is kept.
     *
     * @param own JSON; null while the menu follows sections and pages
     * @param former whether there is one to go back to
     */
    record Kept(@Nullable String own, boolean former) {
        Optional<Menu> menu() {
            return Optional.ofNullable(own).map(Menu::read);
        }
    }

    /** An article or page, whether visitors see it or not. */
    record Text(UUID id, String kind, String title, boolean visible) {}

    private Menus() {}

    static Kept read(TenantTx tx) {
        return tx.query("select menu::text as own, menu_before is not null as former from site")
                .one(Kept.class);
    }

    static Kept lock(TenantTx tx) {
        tx.query("select version from site for update").one(Integer.class);
        return read(tx);
    }

    static void save(TenantTx tx, Menu menu) {
        tx.query("update site set menu = cast(:menu as jsonb)").bind("menu", menu.json()).execute();
        tx.siteChanged();
    }

    /** The menu follows sections and pages again; the one that was made is kept. */
    static void automatic(TenantTx tx) {
        tx.query("update site set menu_before = menu, menu = null where menu is not null")
                .execute();
        tx.siteChanged();
    }

    static void former(TenantTx tx) {
        tx.query(
                        "update site set menu = menu_before, menu_before = null where menu_before is not null")
                .execute();
        tx.siteChanged();
    }

    /** The entries that the menu shows by itself, as a menu of one's own. */
    static Menu usual(TenantTx tx) {
        List<Section> sections = Sections.all(tx);
        List<Entry> entries = new ArrayList<>(below(sections, null, 0));
        if (tx.query("select exists (select from article_date)").one(Boolean.class)) {
            entries.add(new Entry(Ids.next(), 1, EntryKind.AGENDA, "", "", List.of()));
        }
        for (Text page : pages(tx)) {
            if (page.visible()) {
                entries.add(entry(EntryKind.TEXT, page.id(), List.of()));
            }
        }
        return new Menu(entries, List.of(), List.of());
    }

    private static List<Entry> below(List<Section> all, @Nullable UUID parent, int level) {
        return level == Menu.LEVELS
                ? List.of()
                : all.stream()
                        .filter(one -> java.util.Objects.equals(one.parentId(), parent))
                        .map(one ->
                                entry(EntryKind.SECTION, one.id(), below(all, one.id(), level + 1)))
                        .toList();
    }

    private static Entry entry(EntryKind kind, UUID target, List<Entry> children) {
        return new Entry(Ids.next(), 1, kind, target.toString(), "", children);
    }

    static List<SectionTree.Placed> sections(TenantTx tx) {
        return SectionTree.of(Sections.all(tx));
    }

    static List<Text> pages(TenantTx tx) {
        return tx.query(
                        """
                        select id, kind, title, (state = 'published' and published_at <= now()) is true as visible
                          from article
                         where kind = 'page'
                         order by position, title, id
                        """)
                .list(Text.class);
    }

    /** The newest articles that visitors see. */
    static List<Text> articles(TenantTx tx) {
        return tx.query(
                        """
                        select id, kind, title, true as visible
                          from visible_article
                         where kind = 'article'
                         order by published_at desc, id desc
                         limit :most
                        """)
                .bind("most", OFFERED)
                .list(Text.class);
    }

    static List<Text> texts(TenantTx tx, List<String> ids) {
        return tx.query(
                        """
                        select id, kind, title, (state = 'published' and published_at <= now()) is true as visible
                          from article
                         where id = any(cast(:ids as uuid[]))
                        """)
                .bind("ids", ids)
                .list(Text.class);
    }
}
