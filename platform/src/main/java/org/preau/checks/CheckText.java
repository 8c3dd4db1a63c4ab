package org.preau.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;
import org.preau.text.Markdown;
import org.preau.text.MarkdownLabels;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.text.RenderedText;
import org.preau.text.Rendering;
import org.preau.text.Typography;
import org.preau.web.Origins;

/**
 * Reads a text as its readers will, and says what they would miss. Asks the database two or three
 * questions when the text has links or pictures, none otherwise; changes nothing. Any thread.
 */
public final class CheckText {

    /** The words of a page are not looked at. */
    private static final MarkdownLabels NO_WORDS =
            new MarkdownLabels("", "", "", "", "", "", "", "", "", "", "", "", "");

    private static final int MOST = 50;

    private final Origins origins;

    /**
     * @param origins to know the site's own address when it is written in full
     */
    public CheckText(Origins origins) {
        this.origins = origins;
    }

    /**
     * What can be said of a text, from its beginning to its end, at most fifty remarks.
     *
     * @param body Markdown, as typed; one that is too much to be read has no remarks here, since it
     *     is refused with its reason where it is shown
     */
    public List<Remark> of(TenantTx tx, Tenant tenant, String body) {
        return switch (Markdown.toHtml(body, options(tenant))) {
            case RenderedText text -> all(tx, tenant, text);
            case Rendering.Refused refused -> List.of();
        };
    }

    private List<Remark> all(TenantTx tx, Tenant tenant, RenderedText text) {
        Stream<Remark> alone = text.remarks().stream().map(Remark::of);
        List<Remark> remarks = new ArrayList<>(new RecordingCheck(tx).of(alone.toList()));
        if (!text.links().isEmpty()) {
            remarks.addAll(new LinkCheck(tx, origins.of(tenant)).of(text.links()));
        }
        return remarks.stream()
                .sorted(Comparator.comparingInt(Remark::line))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** As on the site, where the identifiers of headings begin with {@code t-}. */
    static MarkdownOptions options(Tenant tenant) {
        return MarkdownOptions.article(
                tenant.language().equals("en") ? Typography.ENGLISH : Typography.FRENCH,
                NO_WORDS,
                MarkdownLinks.under("/media/"));
    }
}
