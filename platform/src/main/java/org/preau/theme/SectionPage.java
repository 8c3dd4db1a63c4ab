package org.preau.theme;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.preau.sql.TenantTx;
import org.preau.text.Excerpt;
import org.preau.web.SitePages;

/** A section: its articles and those of the sections inside it, twelve to a page. */
final class SectionPage {

    private static final int SIZE = 12;
    private static final int DESCRIPTION = 200;

    private SectionPage() {}

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell, Section section, int page) {
        List<Rows.Card> rows =
                Published.ofSections(
                        tx, shell.sections().within(section), SIZE, Pagination.skip(page, SIZE));
        return () ->
                rows.isEmpty() && page > 1
                        ? new SitePages.Absent()
                        : show(shell, section, page, rows);
    }

    private static SitePages.Page show(
            Shell shell, Section section, int page, List<Rows.Card> rows) {
        Voice voice = shell.voice();
        String lead = voice.set(section.description());
        long total = rows.isEmpty() ? 0 : rows.getFirst().total();
        Model content =
                Model.of("title", voice.set(section.title()))
                        .and("url", section.address())
                        .and("lead", lead)
                        .and("subsections", inside(shell, section))
                        .and("cards", new Cards(shell).of(rows))
                        .and(
                                "pagination",
                                Pagination.of(page, SIZE, total, section.address(), '?'));
        List<Section> path = shell.sections().path(section.id());
        return new Canvas(shell, "section", section.address())
                .titled(voice.set(section.title()))
                .described(Excerpt.of(lead, DESCRIPTION))
                .canonical(section.address() + (page == 1 ? "" : "?page=" + page))
                .within(path.subList(0, path.size() - 1))
                .crumb(voice.set(section.title()))
                .show("section", content.map());
    }

    private static List<Map<String, Object>> inside(Shell shell, Section section) {
        return shell.sections().children(section).stream()
                .map(child -> Model.link(shell.voice().set(child.title()), child.address()))
                .toList();
    }
}
