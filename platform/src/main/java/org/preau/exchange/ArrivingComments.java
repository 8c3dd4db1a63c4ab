package org.preau.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.preau.comments.BringComment;
import org.preau.comments.BringComment.Arrival;
import org.preau.comments.BringComment.Command;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Brings comments in some at a time, so that memory does not grow with how many there are. What is
 * true of many is noted once.
 */
final class ArrivingComments {

    private static final int BATCH = 200;

    /** What nobody signed. */
    private static final String NOBODY = "—";

    /** Why comments do not come that their own site did not show. */
    enum Left {
        /** Marked as spam, or thrown away. */
        SPAM,
        /** Words of another site, sent by a program. */
        PINGBACK,
        /** Not meant for visitors, or below something that has no comments here. */
        ELSEWHERE;

        String why() {
            return "exchange.why.comments-" + ArrivalReport.lower(this);
        }
    }

    private final BringComment bring;
    private final Desk desk;
    private final ArrivalReport report;
    private final List<Command> waiting = new ArrayList<>();
    private final Map<Left, Integer> left = new EnumMap<>(Left.class);
    private int came;
    private int held;
    private int cut;
    private int tooMany;

    ArrivingComments(BringComment bring, Desk desk, ArrivalReport report) {
        this.bring = bring;
        this.desk = desk;
        this.report = report;
    }

    /** Brings one now or a little later; longer words are cut, and a nameless one is nobody's. */
    void comment(Command it) {
        String name = Arrivals.cut(it.name().strip(), BringComment.BODY);
        boolean isLong = it.body().length() > BringComment.BODY;
        cut += isLong ? 1 : 0;
        waiting.add(
                new Command(
                        it.id(),
                        it.article(),
                        it.parent(),
                        name.isEmpty() ? NOBODY : name,
                        isLong ? it.body().substring(0, BringComment.BODY + 1) : it.body(),
                        it.waits(),
                        it.answer(),
                        it.writtenAt()));
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    /** Counts one that does not come. */
    void leave(Left why) {
        left.merge(why, 1, Integer::sum);
    }

    /** Brings the last ones, and says what is said once of all. */
    void end() {
        flush();
        left.forEach((why, count) -> note(Fate.LOST, count, why.why()));
        note(Fate.LOST, tooMany, "exchange.why.comments-too-many");
        changed(cut, "exchange.why.comments-cut");
        changed(held, "exchange.why.comments-waiting");
        changed(came, "exchange.why.comments");
    }

    private void flush() {
        List<Arrival> arrivals = waiting.isEmpty() ? List.of() : bring.run(desk, waiting);
        for (int i = 0; i < arrivals.size(); i++) {
            tell(waiting.get(i), arrivals.get(i));
        }
        waiting.clear();
    }

    private void tell(Command it, Arrival arrival) {
        switch (arrival) {
            case CREATED -> {
                report.add(What.COMMENT, Fate.CREATED);
                came++;
                held += it.waits() ? 1 : 0;
            }
            case SAME -> report.add(What.COMMENT, Fate.SAME);
            case EMPTY, NOWHERE -> leave(Left.ELSEWHERE);
            case TOO_MANY -> tooMany++;
        }
    }

    private void note(Fate fate, int count, String key) {
        if (count > 0) {
            report.note(What.COMMENT, fate, count, "", Message.of(key, "count", count));
        }
    }

    /** A word about some that have come and are counted already. */
    private void changed(int count, String key) {
        if (count > 0) {
            report.say(What.COMMENT, Fate.CHANGED, "", Message.of(key, "count", count));
        }
    }
}
