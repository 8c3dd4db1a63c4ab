package org.preau.site;

import java.util.UUID;
import org.preau.web.Desk;

/** Where texts are in the workspace. */
final class ArticlePaths {

    private ArticlePaths() {}

    static String home(Desk desk) {
        return "/espace/" + desk.tenant().slug();
    }

    static String list(Desk desk, ArticleKind kind) {
        return home(desk) + (kind == ArticleKind.PAGE ? "/pages" : "/articles");
    }

    static String of(Desk desk, Article article) {
        return of(desk, article.kind(), article.id());
    }

    static String of(Desk desk, ArticleKind kind, UUID id) {
        return list(desk, kind) + "/" + id;
    }
}
