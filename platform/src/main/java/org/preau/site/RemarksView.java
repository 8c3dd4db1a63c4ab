package org.preau.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * What is said about a text, as the pages show it.
 *
 * @param may whether the reader takes part
 * @param action where a remark is sent
 * @param settle what is done to one lies below it
 * @param id of the next remark
 * @param open how many threads wait to be settled
 * @param typed what was typed and could not be kept, when it begins a thread
 * @param problem why it could not
 */
record RemarksView(
        boolean may,
        String action,
        String settle,
        UUID id,
        int open,
        List<Talk> threads,
        String typed,
        Optional<Message> problem) {

    /**
     * A remark with its answers.
     *
     * @param next the identifier of the next answer
     * @param typed what was typed as an answer and could not be kept
     */
    record Talk(
            Said first,
            List<Said> answers,
            Optional<Instant> resolvedAt,
            String resolvedBy,
            UUID next,
            String typed) {}

    /**
     * One thing that was said.
     *
     * @param lines its paragraphs
     * @param older the version that it speaks of, when the text has moved on; 0 otherwise
     */
    record Said(UUID id, String person, boolean mine, Instant at, List<String> lines, int older) {}

    /** What was typed and refused. */
    record Refused(Optional<UUID> answering, String words, Message why) {}

    static RemarksView of(TenantTx tx, Desk desk, Article article, Optional<Refused> refused) {
        Map<UUID, List<Remark>> byThread = new LinkedHashMap<>();
        for (Remark remark : Remarks.of(tx, article.id())) {
            byThread.computeIfAbsent(remark.thread(), any -> new ArrayList<>()).add(remark);
        }
        List<Talk> threads =
                byThread.values().stream().map(it -> thread(desk, article, it, refused)).toList();
        return new RemarksView(
                desk.tenant().state().writable() && SayRemark.may(tx, desk, article),
                ArticlePaths.of(desk, article) + "/remarques",
                ArticlePaths.home(desk) + "/remarques",
                Ids.next(),
                (int) threads.stream().filter(it -> it.resolvedAt().isEmpty()).count(),
                threads,
                refused.filter(it -> it.answering().isEmpty()).map(Refused::words).orElse(""),
                refused.map(Refused::why));
    }

    private static Talk thread(
            Desk desk, Article article, List<Remark> said, Optional<Refused> refused) {
        Remark first = said.getFirst();
        return new Talk(
                said(desk, article, first),
                said.stream().skip(1).map(it -> said(desk, article, it)).toList(),
                first.resolved(),
                first.resolvedBy() == null ? "" : first.resolvedBy(),
                Ids.next(),
                refused.filter(it -> it.answering().filter(first.id()::equals).isPresent())
                        .map(Refused::words)
                        .orElse(""));
    }

    private static Said said(Desk desk, Article article, Remark it) {
        return new Said(
                it.id(),
                it.person(),
                it.accountId() != null && it.accountId().equals(desk.actor().id()),
                it.saidAt(),
                it.body().lines().filter(line -> !line.isBlank()).toList(),
                it.version() == article.version() ? 0 : it.version());
    }
}
