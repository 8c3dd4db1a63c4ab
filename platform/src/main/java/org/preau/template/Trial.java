package org.preau.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.theme.TemplatePreview;
import org.preau.web.Desk;
import org.preau.web.SitePages;

/**
 * Looks at real pages of the site with a draft, so that what only a page shows is known before
 * visitors see it.
 */
final class Trial {

    /**
     * A page to look at.
     *
     * @param href its preview
     * @param trouble why there is none; empty when all is well
     */
    record Look(Message label, String href, String trouble) {}

    private record Slug(String slug, String title) {}

    private final TemplateGround ground;

    Trial(TemplateGround ground) {
        this.ground = ground;
    }

    /** The home page, the latest article and page, a section, the search. */
    List<Look> of(Desk desk, String token) {
        List<Look> looks = new ArrayList<>();
        looks.add(look(desk, token, Message.of("template.look.home"), "/"));
        ground.database()
                .read(desk.tenancy(), Trial::some)
                .forEach(it ->
                        looks.add(look(desk, token, Message.plain(it.title()), "/" + it.slug())));
        looks.add(look(desk, token, Message.of("template.look.search"), "/recherche"));
        return looks;
    }

    private Look look(Desk desk, String token, Message label, String path) {
        String address = new TemplatePreview(token, path).address();
        SitePages.Answer answer =
                ground.sites()
                        .page(desk.tenancy(), desk.tenant(), new SitePages.Wanted(address, 1, ""));
        String trouble = answer instanceof SitePages.Page page ? trouble(page).orElse("") : "";
        return new Look(label, ground.origins().of(desk.tenant()) + address, trouble);
    }

    private static Optional<String> trouble(SitePages.Page page) {
        return page.headers().getOrDefault("content-type", "").startsWith("text/plain")
                ? Optional.of(new String(page.bytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static List<Slug> some(TenantTx tx) {
        return tx.query(
                        """
                        (select slug, title
                           from visible_article
                          where kind = 'article'
                          order by published_at desc
                          limit 1)
                        union all
                        (select slug, title
                           from visible_article
                          where kind = 'page'
                          order by position
                          limit 1)
                        union all
                        (select slug, title
                           from section
                          order by position
                          limit 1)
                        """)
                .list(Slug.class);
    }
}
