package org.preau.site;

import java.util.List;
import java.util.Optional;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.web.Desk;

/**
 * What stands around a text that is being written: where its reader may write, and what is said
 * about it.
 *
 * @param limited whether the reader keeps to some sections
 * @param sections their names, between commas; empty when none is left
 * @param remarks empty for a text that is not saved yet, and for whoever only reads
 */
record ArticleAround(boolean limited, String sections, Optional<RemarksView> remarks) {

    static ArticleAround of(TenantTx tx, Desk desk, Optional<Article> standing) {
        List<String> names = Ground.names(tx, desk, Right.WRITE);
        return new ArticleAround(
                desk.limits(Right.WRITE).isPresent(),
                String.join(", ", names),
                standing.filter(it -> desk.may(Right.WRITE))
                        .map(it -> RemarksView.of(tx, desk, it, Optional.empty())));
    }
}
