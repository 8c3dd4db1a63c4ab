package org.preau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.site.ArticleKind;
import org.preau.site.BringArticle;
import org.preau.site.Byline;
import org.preau.site.SiteActs;
import org.preau.site.Writing;
import org.preau.site.Wrong;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;

/** Brings texts in as they fit here, and notes what had to change for that. */
final class ArrivingTexts {

    private static final int LEAD = 1_000;
    private static final int TAGS = 20;
    private static final int TAG = 40;
    private static final int WORDS = 500;

    private final SiteActs acts;
    private final Desk desk;
    private final Passage passage;
    private final ArrivalReport report;

    ArrivingTexts(SiteActs acts, Desk desk, Passage passage, ArrivalReport report) {
        this.acts = acts;
        this.desk = desk;
        this.passage = passage;
        this.report = report;
    }

    void text(Arriving.AText it) {
        What what = it.kind() == ArticleKind.PAGE ? What.PAGE : What.ARTICLE;
        BringArticle.Command command =
                new BringArticle.Command(
                        it.id(),
                        it.kind(),
                        fitting(what, it),
                        new Byline(
                                null,
                                Arrivals.cut(CleanInput.line(it.author()), Arrivals.TITLE),
                                it.created()),
                        it.state(),
                        it.note(),
                        it.updated(),
                        it.proposed(),
                        it.published(),
                        it.position(),
                        it.oldPaths());
        switch (acts.bringArticle().run(desk, command)) {
            case BringArticle.Brought brought -> brought(what, it, brought);
            case BringArticle.EditedHere(org.preau.site.Article article) ->
                    report.note(
                            what, Fate.KEPT, it.source(), Message.of("exchange.why.edited-here"));
            case BringArticle.Invalid(List<Wrong> wrongs) ->
                    Arrivals.lost(report, what, it.source(), wrongs);
        }
    }

    private void brought(What what, Arriving.AText it, BringArticle.Brought brought) {
        if (brought.arrival() == BringArticle.Arrival.CREATED) {
            passage.came(what, it.id(), brought.article().version());
        }
        report.add(
                what,
                switch (brought.arrival()) {
                    case CREATED -> Fate.CREATED;
                    case UPDATED -> Fate.UPDATED;
                    case SAME -> Fate.SAME;
                });
        if (!brought.held().isEmpty()) {
            String key = brought.held().contains("body") ? "empty" : "held";
            report.note(
                    what,
                    Fate.CHANGED,
                    it.source(),
                    Message.of(
                            "exchange.why." + key, "missing", String.join(", ", brought.held())));
        }
        if (!it.slug().isEmpty() && !brought.article().slug().equals(it.slug())) {
            report.note(
                    What.LINK,
                    Fate.CHANGED,
                    it.source(),
                    Message.of("exchange.why.slug", "slug", brought.article().slug()));
        }
    }

    private Writing fitting(What what, Arriving.AText it) {
        String title = CleanInput.line(it.title());
        if (CleanInput.length(title) > Arrivals.TITLE) {
            changed(what, it, "title-cut");
        }
        String lead = CleanInput.text(it.lead()).strip();
        boolean longLead = CleanInput.length(lead) > LEAD;
        if (longLead) {
            changed(what, it, "lead-moved");
        }
        String body = longLead ? lead + "\n\n" + it.body() : it.body();
        String alt = Arrivals.cut(CleanInput.line(it.coverAlt()), WORDS);
        if (it.cover() != null && alt.isEmpty()) {
            changed(what, it, "alt-missing");
            alt = Arrivals.cut(title, WORDS);
        }
        UUID cover = ArrivingFiles.NOWHERE.equals(it.cover()) ? null : it.cover();
        return new Writing(
                title.isEmpty() ? it.slug() : Arrivals.cut(title, Arrivals.TITLE),
                longLead ? "" : lead,
                body,
                it.section(),
                it.slug(),
                tags(it),
                cover,
                cover == null ? "" : alt,
                cover == null ? "" : Arrivals.cut(CleanInput.line(it.coverCaption()), WORDS));
    }

    private List<String> tags(Arriving.AText it) {
        List<String> kept = new ArrayList<>();
        for (String tag : it.tags()) {
            String clean = CleanInput.line(tag);
            if (kept.size() < TAGS && CleanInput.length(clean) <= TAG) {
                kept.add(clean);
            } else {
                report.note(
                        What.TAG,
                        Fate.LOST,
                        it.source(),
                        Message.of("exchange.why.tag", "tag", clean));
            }
        }
        return kept;
    }

    private void changed(What what, Arriving.AText it, String why) {
        report.note(what, Fate.CHANGED, it.source(), Message.of("exchange.why." + why));
    }
}
