package org.preau.site;

import org.preau.sql.Database;
import org.preau.web.Desk;

/**
 * Takes back what {@link StarterSite} began, as long as nobody has touched it: a whole site that
 * comes from elsewhere brings its own beginning.
 */
public final class ClearStarter {

    private final Database database;

    public ClearStarter(Database database) {
        this.database = database;
    }

    /**
     * @return whether there was anything to take back
     */
    public boolean run(Desk desk) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    // Every text that somebody saved has a revision; the starter's page has none.
                    int pages =
                            tx.query(
                                            """
                                            delete from article a
                                             where state = 'draft'
                                               and body = ''
                                               and version = 1
                                               and not exists (select 1 from revision r where r.article_id = a.id)
                                            """)
                                    .execute();
                    int sections =
                            tx.query(
                                            """
                                            delete from section s
                                             where slug in ('nouvelles', 'news')
                                               and version = 1
                                               and description = ''
                                               and (select count(*) from section) = 1
                                               and not exists (select 1 from article)
                                            """)
                                    .execute();
                    if (pages + sections > 0) {
                        tx.siteChanged();
                    }
                    return pages + sections > 0;
                });
    }
}
