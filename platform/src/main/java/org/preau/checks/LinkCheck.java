package org.preau.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.preau.sql.TenantTx;
import org.preau.text.Heading;
import org.preau.text.Markdown;
import org.preau.text.MarkdownLabels;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.text.RenderedText;
import org.preau.text.RenderedText.LinkTo;
import org.preau.text.Typography;

/**
 * Looks where the links and pictures of a text lead on their own site: to nothing, to a text that
 * visitors cannot read, to a heading that is not there. One transaction, one use. What is asked:
 * all addresses at once, all files at once, and the texts whose headings are named.
 */
final class LinkCheck {

    private static final Pattern MEDIA = Pattern.compile("/media/([0-9a-f]{16})/[^/?#]+");
    private static final Pattern PLACE = Pattern.compile("/([a-z0-9]+(?:-[a-z0-9]+)*)");
    private static final Pattern NO_SCHEME =
            Pattern.compile("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,12}(/.*)?");
    private static final Set<String> FILES =
            Set.of("html", "htm", "pdf", "php", "jpg", "png", "md");

    /** Headings asked for in other texts, at most. */
    private static final int TEXTS = 10;

    /** Pages that every site has beside what is written. */
    private static final Set<String> ALWAYS =
            Set.of("recherche", "mentions-legales", "accessibilite");

    /** Places of every page that a link may name. */
    private static final Set<String> FRAME = Set.of("", "haut", "contenu", "menu");

    private static final MarkdownOptions HEADINGS =
            MarkdownOptions.article(
                    Typography.AS_WRITTEN,
                    new MarkdownLabels("", "", "", "", "", "", "", "", "", "", "", "", ""),
                    MarkdownLinks.under("/media/"));

    /** What has an address. */
    record Place(String slug, String title, boolean section, String state, boolean visible) {}

    private record Text(String slug, String body) {}

    /**
     * An address of the site, taken apart.
     *
     * @param anchor without its sign
     */
    private record Own(LinkTo link, String path, String anchor) {}

    private final TenantTx tx;
    private final String site;

    /**
     * @param site its own address, without a slash at the end
     */
    LinkCheck(TenantTx tx, String site) {
        this.tx = tx;
        this.site = site;
    }

    List<Remark> of(List<LinkTo> links) {
        List<Remark> remarks = new ArrayList<>();
        List<Own> own = new ArrayList<>();
        for (LinkTo link : links) {
            if (lacksScheme(link.target())) {
                remarks.add(remark("link-without-scheme", link));
            } else {
                own(link).ifPresent(own::add);
            }
        }
        remarks.addAll(files(own));
        remarks.addAll(places(own));
        return remarks;
    }

    private static boolean lacksScheme(String target) {
        int slash = target.indexOf('/');
        String host = slash < 0 ? target : target.substring(0, slash);
        String ending = host.substring(host.lastIndexOf('.') + 1);
        return host.indexOf('.') > 0
                && NO_SCHEME.matcher(target).matches()
                && (host.startsWith("www.") || !FILES.contains(ending));
    }

    private Optional<Own> own(LinkTo link) {
        String target =
                link.target().startsWith(site + "/")
                        ? link.target().substring(site.length())
                        : link.target();
        if (!target.startsWith("/") || target.startsWith("//")) {
            return Optional.empty();
        }
        int hash = target.indexOf('#');
        String anchor = hash < 0 ? "" : target.substring(hash + 1);
        String rest = hash < 0 ? target : target.substring(0, hash);
        int query = rest.indexOf('?');
        return Optional.of(new Own(link, query < 0 ? rest : rest.substring(0, query), anchor));
    }

    private List<Remark> files(List<Own> all) {
        Map<Own, String> marks =
                all.stream()
                        .filter(it -> MEDIA.matcher(it.path()).matches())
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), LinkCheck::mark, (one, other) -> one));
        if (marks.isEmpty()) {
            return List.of();
        }
        Set<String> there = known(Set.copyOf(marks.values()));
        return marks.entrySet().stream()
                .filter(it -> !there.contains(it.getValue()))
                .map(it -> remark("file-missing", it.getKey().link()))
                .toList();
    }

    private static String mark(Own own) {
        return own.path().substring("/media/".length()).substring(0, 16);
    }

    private Set<String> known(Set<String> marks) {
        return Set.copyOf(
                tx.query(
                                """
                                select mark
                                  from unnest(:marks) as mark
                                  join media m on m.sha256 >= mark and m.sha256 < mark || 'g'
                                 union
                                select mark
                                  from unnest(:marks) as mark
                                  join media_former f on f.sha256 >= mark and f.sha256 < mark || 'g'
                                """)
                        .bind("marks", marks)
                        .list(String.class));
    }

    private List<Remark> places(List<Own> all) {
        Map<String, List<Own>> bySlug =
                all.stream()
                        .filter(it -> !slug(it).isEmpty() && !ALWAYS.contains(slug(it)))
                        .collect(Collectors.groupingBy(LinkCheck::slug));
        if (bySlug.isEmpty()) {
            return List.of();
        }
        Map<String, Place> there =
                read(bySlug.keySet()).stream().collect(Collectors.toMap(Place::slug, it -> it));
        List<Remark> remarks = new ArrayList<>();
        Set<Own> anchored = new HashSet<>();
        bySlug.forEach((slug, links) -> {
            Place place = there.get(slug);
            for (Own link : links) {
                wrong(place, link).ifPresent(remarks::add);
                if (place != null && !place.section() && !FRAME.contains(link.anchor())) {
                    anchored.add(link);
                }
            }
        });
        remarks.addAll(anchors(anchored));
        return remarks;
    }

    private static String slug(Own own) {
        Matcher place = PLACE.matcher(own.path());
        return place.matches() ? place.group(1) : "";
    }

    private List<Place> read(Set<String> slugs) {
        return tx.query(
                        """
                        select a.slug, coalesce(t.title, s.title, '') as title, t.id is null as section,
                               coalesce(t.state, 'published') as state,
                               case when t.id is null then not coalesce(s.prepared, false) else exists (select 1 from visible_article v where v.id = t.id) end as visible
                          from address a
                          left join article t on t.tenant_id = a.tenant_id and t.id = a.article_id
                          left join section s on s.tenant_id = a.tenant_id and s.id = a.section_id
                         where a.slug = any(:slugs)
                         union
                        select substr(r.path, 2), '', true, 'published', true
                          from redirect r
                         where r.path = any(:paths)
                           and not exists (select 1 from address a where a.slug = substr(r.path, 2))
                        """)
                .bind("slugs", slugs)
                .bind("paths", slugs.stream().map(slug -> "/" + slug).collect(Collectors.toSet()))
                .list(Place.class);
    }

    private static Optional<Remark> wrong(@org.jspecify.annotations.Nullable Place place, Own own) {
        if (place == null) {
            return Optional.of(remark("link-dead", own.link()));
        }
        if (place.visible()) {
            return Optional.empty();
        }
        String kind = place.state().equals("withdrawn") ? "link-to-withdrawn" : "link-to-draft";
        return Optional.of(new Remark(kind, own.link().line(), place.title()));
    }

    private List<Remark> anchors(Set<Own> links) {
        if (links.isEmpty()) {
            return List.of();
        }
        Set<String> slugs =
                links.stream().map(LinkCheck::slug).limit(TEXTS).collect(Collectors.toSet());
        Map<String, Set<String>> headings =
                texts(slugs).stream()
                        .collect(Collectors.toMap(Text::slug, it -> headings(it.body())));
        return links.stream()
                .filter(it -> headings.containsKey(slug(it)))
                .filter(it -> !headings.getOrDefault(slug(it), Set.of()).contains(it.anchor()))
                .map(it -> remark("anchor-elsewhere", it.link()))
                .toList();
    }

    private List<Text> texts(Set<String> slugs) {
        return tx.query(
                        """
                        select a.slug, t.body
                          from address a
                          join article t on t.tenant_id = a.tenant_id and t.id = a.article_id
                         where a.slug = any(:slugs)
                        """)
                .bind("slugs", slugs)
                .list(Text.class);
    }

    private static Set<String> headings(String body) {
        return Markdown.toHtml(body, HEADINGS) instanceof RenderedText text
                ? text.headings().stream().map(Heading::id).collect(Collectors.toSet())
                : Set.of();
    }

    private static Remark remark(String kind, LinkTo link) {
        return new Remark(kind, link.line(), link.target());
    }
}
