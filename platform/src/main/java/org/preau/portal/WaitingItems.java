package org.preau.portal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.preau.tenancy.Right;
import org.preau.text.Excerpt;
import org.preau.web.Desk;
import org.preau.web.WaitingThings;

/** Puts into words what the rows say. Use it for one page. */
final class WaitingItems {

    private static final int NOTE = 200;

    private final Desk desk;
    private final String site;
    private final DeskVoice voice;
    private final LocalDate today;

    /**
     * @param site the origin of the public site
     */
    WaitingItems(Desk desk, String site, DeskVoice voice, LocalDate today) {
        this.desk = desk;
        this.site = site;
        this.voice = voice;
        this.today = today;
    }

    String base() {
        return "/espace/" + desk.tenant().slug();
    }

    /** What somebody else waits for. */
    List<WaitingItem> toDecide(DeskHome.Rows rows) {
        List<WaitingItem> items = new ArrayList<>();
        for (WaitingItem item : of(rows, WaitingThings.Group.DECIDE)) {
            items.add(items.isEmpty() ? item.first() : item);
        }
        rows.invited().forEach(invited -> items.add(invited(invited)));
        return List.copyOf(items);
    }

    /** What somebody said to the reader. */
    List<WaitingItem> toAnswer(DeskHome.Rows rows) {
        return of(rows, WaitingThings.Group.ANSWER);
    }

    private List<WaitingItem> of(DeskHome.Rows rows, WaitingThings.Group group) {
        return rows.things().stream().filter(it -> it.group() == group).map(this::item).toList();
    }

    private WaitingItem item(WaitingThings.Thing it) {
        return WaitingItem.of(
                        it.icon(), voice.say(it.title(), it.at()), voice.say(it.note(), it.at()))
                .at(it.href())
                .to(voice.say(it.gesture(), it.at()), it.href());
    }

    /** What the reader has begun, or must complete. */
    List<WaitingItem> toFinish(DeskHome.Rows rows) {
        List<WaitingItem> items = new ArrayList<>(of(rows, WaitingThings.Group.FINISH));
        List<String> missing = Standing.missing(rows.standing());
        if (!missing.isEmpty() && desk.may(Right.ARRANGE)) {
            String what =
                    String.join(
                            voice.say("portal.desk.legal.and"),
                            missing.stream()
                                    .map(name -> voice.say("portal.desk.legal." + name))
                                    .toList());
            items.add(
                    WaitingItem.of(
                                    "file-text",
                                    voice.say("portal.desk.legal"),
                                    voice.say("portal.desk.legal.note", "missing", what))
                            .to(voice.say("portal.desk.legal.act"), base() + "/reglages"));
        }
        if (rows.standing().published() == 0 && desk.may(Right.WRITE)) {
            items.add(
                    WaitingItem.of(
                                    "pencil",
                                    voice.say("portal.desk.first"),
                                    voice.say("portal.desk.first.note"))
                            .to(voice.say("portal.desk.first.act"), base() + "/articles/nouveau"));
        }
        return List.copyOf(items);
    }

    /** What happened, and what will. */
    List<WaitingItem> toKnow(DeskHome.Rows rows) {
        List<WaitingItem> items = new ArrayList<>();
        rows.visits().forEach(visit -> items.add(visit(visit)));
        rows.notices()
                .forEach(notice ->
                        items.add(
                                WaitingItem.of(
                                        "bell",
                                        notice.title(),
                                        voice.say(
                                                "portal.desk.notice.note",
                                                "text",
                                                Excerpt.of(notice.body(), NOTE),
                                                "when",
                                                voice.when(notice.saidAt())))));
        rows.ending().forEach(mandate -> items.add(mandate(mandate)));
        items.addAll(of(rows, WaitingThings.Group.KNOW));
        rows.published().forEach(text -> items.add(published(text)));
        return List.copyOf(items);
    }

    private WaitingItem invited(Waiting.Invited invited) {
        String office = voice.say("portal.office." + invited.office());
        return WaitingItem.of(
                        "mail",
                        voice.say("portal.desk.invited", "name", invited.name()),
                        voice.say(
                                "portal.desk.invited.note",
                                "office",
                                office,
                                "when",
                                voice.when(invited.invitedAt()),
                                "until",
                                voice.dates().day(invited.expiresAt())))
                .to(voice.say("portal.desk.invited.act"), base() + "/personnes");
    }

    private WaitingItem mandate(Waiting.Mandate mandate) {
        long days = ChronoUnit.DAYS.between(today, mandate.until());
        String office = voice.say("portal.office." + mandate.office());
        WaitingItem item =
                WaitingItem.of(
                        "users",
                        mandate.own()
                                ? voice.say(
                                        "portal.desk.mandate.own", "office", office, "days", days)
                                : voice.say(
                                        "portal.desk.mandate",
                                        "name",
                                        mandate.name(),
                                        "office",
                                        office,
                                        "days",
                                        days),
                        voice.say(
                                "portal.desk.mandate.note",
                                "until",
                                voice.dates().day(mandate.until())));
        return desk.may(Right.PEOPLE)
                ? item.to(voice.say("portal.desk.mandate.act"), base() + "/personnes")
                : item;
    }

    private WaitingItem published(Waiting.Writing text) {
        return WaitingItem.of(
                        "st-published",
                        voice.say("portal.desk.published", "title", text.title()),
                        voice.say(
                                "portal.desk.published.note",
                                "author",
                                text.authorName(),
                                "when",
                                voice.when(text.at())))
                .to(voice.say("portal.desk.published.act"), site + "/" + text.slug());
    }

    private WaitingItem visit(Waiting.Visit visit) {
        WaitingItem item =
                WaitingItem.of(
                        "key-round",
                        voice.say("portal.desk.visit"),
                        voice.say(
                                "portal.desk.visit.note",
                                "reason",
                                visit.reason(),
                                "when",
                                voice.when(visit.startedAt()),
                                "until",
                                voice.dates().time(visit.endsAt())));
        return desk.may(Right.AUDIT)
                ? item.to(voice.say("portal.desk.visit.act"), base() + "/journal")
                : item;
    }
}
