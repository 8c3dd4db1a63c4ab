package org.preau.demo;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.Ids;
import org.preau.forms.Question;
import org.preau.sql.TenantTx;
import org.preau.text.Dates;
import org.preau.text.Json;

/** Writes what people did on a site: menus, addresses, remarks, comments, answers. Use it once. */
final class LifeRows {

    private static final int EVENING = 19;

    private final TenantTx tx;
    private final Map<String, UUID> sections;
    private final Map<String, UUID> texts;
    private final Map<String, AccountId> people;
    private final Instant now;
    private int written;

    /**
     * @param texts articles and pages by their slugs
     * @param people accounts by the names they sign with
     */
    LifeRows(
            TenantTx tx,
            Map<String, UUID> sections,
            Map<String, UUID> texts,
            Map<String, AccountId> people,
            Instant now) {
        this.tx = tx;
        this.sections = sections;
        this.texts = texts;
        this.people = people;
        this.now = now;
    }

    void write(DemoLife life) {
        tx.query("update site set comments = :comments, menu = cast(:menu as jsonb)")
                .bind("comments", life.comments())
                .bind("menu", menu(life.menu()))
                .execute();
        life.translations().forEach(this::translation);
        life.redirects().forEach(this::redirect);
        life.remarks().forEach(remark -> remark(remark, text(remark.on()), null));
        life.written().forEach(comment -> comment(comment, text(comment.on()), null));
        life.forms().forEach(this::form);
    }

    private UUID text(String slug) {
        return requireNonNull(texts.get(slug), slug);
    }

    private String menu(DemoLife.Menu menu) {
        return Json.text(
                Map.of(
                        "main", menu.main().stream().map(this::entry).toList(),
                        "foot", menu.foot().stream().map(this::entry).toList(),
                        "removed", List.of()));
    }

    private Map<String, Object> entry(DemoLife.Entry it) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", Ids.next().toString());
        entry.put("version", 1);
        entry.put("kind", it.kind());
        entry.put(
                "target",
                switch (it.kind()) {
                    case "section" -> requireNonNull(sections.get(it.target())).toString();
                    case "text" -> text(it.target()).toString();
                    default -> it.target();
                });
        entry.put("label", it.label());
        entry.put("children", it.children().stream().map(this::entry).toList());
        return entry;
    }

    private void translation(Map<String, String> slugs) {
        UUID group = Ids.next();
        slugs.forEach((language, slug) ->
                tx.query(
                                """
                                insert into translation (target_id, article_id, language, group_id)
                                values (:id, :id, :language, :group)
                                """)
                        .bind("id", text(slug))
                        .bind("language", language)
                        .bind("group", group)
                        .execute());
    }

    private void redirect(String path, String slug) {
        tx.query("insert into redirect (path, article_id) values (:path, :id)")
                .bind("path", path)
                .bind("id", text(slug))
                .execute();
    }

    private void remark(DemoLife.Said it, UUID article, @Nullable UUID parent) {
        UUID id = Ids.next();
        tx.query(
                        """
                        insert into remark (id, article_id, parent_id, account_id, person, body, version,
                                            said_at, resolved_at, resolved_by)
                        values (:id, :article, cast(:parent as uuid), cast(:account as uuid), :person, :body, 1,
                                :at, cast(:settled as timestamptz), cast(:by as text))
                        """)
                .bind("id", id)
                .bind("article", article)
                .bind("parent", parent)
                .bind("account", people.get(it.person()))
                .bind("person", it.person())
                .bind("body", it.body())
                .bind("at", moment(it.daysAgo()))
                .bind("settled", it.settledBy().isEmpty() ? null : now)
                .bind("by", it.settledBy().isEmpty() ? null : it.settledBy())
                .execute();
        it.answers().forEach(answer -> remark(answer, article, id));
    }

    private void comment(DemoLife.Written it, UUID article, @Nullable UUID parent) {
        UUID id = Ids.next();
        tx.query(
                        """
                        insert into comment (id, article_id, parent_id, name, email, body, state, reasons, answer, written_at)
                        values (:id, :article, cast(:parent as uuid), :name, nullif(:email, ''), :body, :state,
                                :reasons, :answer, :at)
                        """)
                .bind("id", id)
                .bind("article", article)
                .bind("parent", parent)
                .bind("name", it.name())
                .bind("email", it.email())
                .bind("body", it.body())
                .bind("state", it.state())
                .bind("reasons", it.reasons())
                .bind("answer", it.byUs())
                .bind("at", moment(it.daysAgo()))
                .execute();
        if (it.state().equals("published")) {
            tx.query("update article set comment_count = comment_count + 1 where id = :id")
                    .bind("id", article)
                    .execute();
        }
        it.answers().forEach(answer -> comment(answer, article, id));
    }

    private void form(DemoLife.Form it) {
        UUID id = Ids.next();
        tx.query(
                        """
                        insert into questionnaire (id, slug, title, intro, thanks, questions, opened, office, receipt,
                                                   purpose, kept_months)
                        values (:id, :slug, :title, :intro, :thanks, cast(:questions as jsonb), true, :office, :receipt,
                                :purpose, :months)
                        """)
                .bind("id", id)
                .bind("slug", it.slug())
                .bind("title", it.title())
                .bind("intro", it.intro())
                .bind("thanks", it.thanks())
                .bind("questions", Json.text(it.questions()))
                .bind("office", it.office())
                .bind("receipt", it.receipt())
                .bind("purpose", it.purpose())
                .bind("months", it.keptMonths())
                .execute();
        it.answers().forEach(answer -> answer(it, id, answer));
    }

    private void answer(DemoLife.Form form, UUID id, DemoLife.Answer it) {
        Instant at = moment(it.daysAgo());
        List<Map<String, Object>> given = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        @Nullable String email = null;
        for (Question question : form.questions()) {
            List<String> values = it.values().getOrDefault(question.id(), List.of());
            if (question.condition() == null || !values.isEmpty()) {
                given.add(
                        Map.of(
                                "question", question.id(),
                                "label", question.label(),
                                "kind", question.kind(),
                                "values", values));
                words.append(String.join(", ", values)).append('\n');
            }
            if (question.kind() == Question.Kind.EMAIL && !values.isEmpty()) {
                email = values.getFirst();
            }
        }
        tx.query(
                        """
                        insert into answer (id, questionnaire_id, given, email, words, state, reasons, given_at, done_at,
                                            done_by, told_at, forget_at)
                        values (:id, :form, cast(:given as jsonb), :email, plain(:words), :state, :reasons, :at,
                                cast(:done as timestamptz), cast(:by as text), :at, :forget)
                        """)
                .bind("id", Ids.next())
                .bind("form", id)
                .bind("given", Json.text(given))
                .bind("email", email)
                .bind("words", words.toString())
                .bind("state", it.state())
                .bind("reasons", it.reasons())
                .bind("at", at)
                .bind("done", it.doneBy() == null ? null : at.plusSeconds(3_600))
                .bind("by", it.doneBy())
                .bind(
                        "forget",
                        at.atOffset(ZoneOffset.UTC).plusMonths(form.keptMonths()).toInstant())
                .execute();
    }

    /** An evening of that day, each a few minutes after the one before; never in the future. */
    private Instant moment(int daysAgo) {
        LocalDate day = LocalDate.ofInstant(now, Dates.PARIS).minusDays(daysAgo);
        Instant evening =
                day.atTime(EVENING, 3).plusMinutes(7L * written++).atZone(Dates.PARIS).toInstant();
        return evening.isBefore(now) ? evening : now.minusSeconds(3_600 - 60L * written);
    }
}
