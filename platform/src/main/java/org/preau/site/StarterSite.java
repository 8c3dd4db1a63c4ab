package org.preau.site;

import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.Tx;

/**
 * What a new site begins with: one section for the news and one page about the association, so that
 * the first visitor finds a site and the first volunteer a place to write in.
 */
public final class StarterSite {

    private StarterSite() {}

    /**
     * Writes it into the tenant that {@code tx} works in.
     *
     * @param language {@code fr} or {@code en}
     */
    public static void write(Tx tx, String name, String language) {
        boolean french = language.equals("fr");
        tx.query("insert into site (director) values ('')").execute();
        UUID section = Ids.next();
        UUID page = Ids.next();
        tx.query(
                        """
                        with news as (
                            insert into section (id, slug, title)
                            values (:section, :sectionSlug, :sectionTitle)
                        ), about as (
                            insert into article (id, kind, slug, title, state, published_at)
                            values (:page, 'page', :pageSlug, :pageTitle, 'draft', null)
                        )
                        insert into address (slug, section_id, article_id)
                        values (:sectionSlug, :section, null),
                               (:pageSlug, null, :page)
                        """)
                .bind("section", section)
                .bind("sectionSlug", french ? "nouvelles" : "news")
                .bind("sectionTitle", french ? "Nouvelles" : "News")
                .bind("page", page)
                .bind("pageSlug", french ? "l-association" : "about")
                .bind("pageTitle", french ? "L’association" : "About " + name)
                .execute();
    }
}
