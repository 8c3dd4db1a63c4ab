package org.preau.forms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** One answer: read, sorted, answered by mail, deleted. */
final class AnswerPages {

    /**
     * One answer.
     *
     * @param reply opens a letter to whoever gave it; empty when no address was given
     */
    record View(
            List<Link> crumbs,
            String form,
            String reply,
            Answer answer,
            String state,
            List<Message> reasons,
            List<Line> lines,
            List<FileLine> files,
            String base) {}

    /**
     * @param mail an address that a letter can be written to; empty for anything else
     */
    record Line(String label, List<String> values, String mail) {}

    record FileLine(String name, long bytes, String href) {}

    record DeleteView(List<Link> crumbs, Instant at, String action, String back) {}

    private final FormRoom room;

    AnswerPages(FormRoom room) {
        this.room = room;
    }

    /** {@code GET …/reponses/{answer}}. */
    Reply show(Desk desk, Exchange exchange) {
        Optional<Questionnaire> form = room.form(desk, exchange);
        Optional<Answer> answer = form.flatMap(it -> room.answer(desk, exchange, it));
        if (form.isEmpty() || answer.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        View view =
                room.database()
                        .read(desk.tenancy(), tx -> view(tx, desk, form.get(), answer.get()));
        return room.pages().desk(200, "forms/answer", view, desk, exchange);
    }

    private View view(TenantTx tx, Desk desk, Questionnaire form, Answer answer) {
        String list = FormRoom.of(desk, form.id()) + "/reponses";
        String base = list + "/" + answer.id();
        List<Link> crumbs = new ArrayList<>(FormRoom.crumbs(desk, form));
        crumbs.add(new Link(Message.of("forms.answers"), list));
        return new View(
                List.copyOf(crumbs),
                form.title(),
                reply(form, answer),
                answer,
                AnswerListPages.word(answer.state()),
                answer.reasons().stream().map(it -> Message.of("forms.reason." + it)).toList(),
                answer.answers().stream().map(AnswerPages::line).toList(),
                Answers.files(tx, answer.id()).stream()
                        .map(file ->
                                new FileLine(
                                        file.name(), file.bytes(), base + "/fichiers/" + file.id()))
                        .toList(),
                base);
    }

    /** The subject is the form's title; what is written goes from one's own mail. */
    private static String reply(Questionnaire form, Answer answer) {
        if (answer.email() == null) {
            return "";
        }
        String subject = URLEncoder.encode(form.title(), StandardCharsets.UTF_8);
        return "mailto:" + answer.email() + "?subject=" + subject.replace("+", "%20");
    }

    private static Line line(Answer.Given one) {
        boolean mail = one.kind() == Question.Kind.EMAIL && !one.values().isEmpty();
        List<String> lines =
                one.kind() == Question.Kind.AREA
                        ? one.text().lines().filter(line -> !line.isBlank()).toList()
                        : one.values();
        return new Line(one.label(), lines, mail ? one.values().getFirst() : "");
    }

    /** {@code POST …/reponses/{answer}/tri}: {@code geste} says how. */
    Reply sort(Desk desk, Exchange exchange) {
        Optional<UUID> form = Typed.id(exchange.parameter("form"));
        Optional<UUID> answer = Typed.id(exchange.parameter("answer"));
        Optional<SortAnswer.How> how = Typed.constant(SortAnswer.How.class, exchange.form("geste"));
        if (form.isEmpty() || answer.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        if (how.isEmpty()) {
            boolean there =
                    room.form(desk, exchange)
                            .flatMap(it -> room.answer(desk, exchange, it))
                            .isPresent();
            return there ? room.pages().problem(400, exchange) : room.pages().notFound(exchange);
        }
        String word = how.get().name().toLowerCase(java.util.Locale.ROOT);
        return room.acts()
                .sort()
                .run(desk, form.get(), answer.get(), how.get())
                .map(it ->
                        Pages.done(
                                FormRoom.of(desk, form.get()) + "/reponses/" + it.id(),
                                "said.forms-answer-" + word))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code GET …/reponses/{answer}/suppression}. */
    Reply askDelete(Desk desk, Exchange exchange) {
        Optional<Questionnaire> form = room.form(desk, exchange);
        Optional<Answer> answer = form.flatMap(it -> room.answer(desk, exchange, it));
        if (form.isEmpty() || answer.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        String base = FormRoom.of(desk, form.get().id()) + "/reponses/" + answer.get().id();
        DeleteView view =
                new DeleteView(
                        FormRoom.crumbs(desk, form.get()),
                        answer.get().givenAt(),
                        base + "/suppression",
                        base);
        return room.pages().desk(200, "forms/answer-delete", view, desk, exchange);
    }

    /** {@code POST …/reponses/{answer}/suppression}. */
    Reply delete(Desk desk, Exchange exchange) {
        Optional<UUID> form = Typed.id(exchange.parameter("form"));
        Optional<UUID> answer = Typed.id(exchange.parameter("answer"));
        boolean gone =
                form.isPresent()
                        && answer.isPresent()
                        && room.acts().deleteAnswer().run(desk, form.get(), answer.get());
        return gone
                ? Pages.done(
                        FormRoom.of(desk, form.get()) + "/reponses", "said.forms-answer-deleted")
                : room.pages().notFound(exchange);
    }
}
