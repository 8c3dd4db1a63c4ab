package org.preau.forms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.snapshot.Erased;
import org.preau.sql.TenantTx;

/** The rows of answers and their files. */
public final class Answers {

    /**
     * Which answers of a form.
     *
     * @param words that they hold; empty for all
     * @param state of them
     * @param open whether only those that nobody has dealt with
     */
    record Wanted(UUID form, String words, Answer.State state, boolean open) {}

    private Answers() {}

    /** False, and nothing is written, when it is there already: sent twice is sent once. */
    static boolean insert(TenantTx tx, Answer it, String words) {
        return tx.query(
                                """
                                insert into answer (id, questionnaire_id, given, email, words, state, reasons, forget_at)
                                values (:id, :form, cast(:given as jsonb), :email, plain(:words), :state, :reasons, :forget)
                                on conflict do nothing
                                """)
                        .bind("id", it.id())
                        .bind("form", it.questionnaireId())
                        .bind("given", it.given())
                        .bind("email", it.email())
                        .bind("words", words)
                        .bind("state", it.state())
                        .bind("reasons", it.reasons())
                        .bind("forget", it.forgetAt())
                        .execute()
                == 1;
    }

    static void insert(TenantTx tx, AnswerFile file) {
        tx.query(
                        """
                        insert into answer_file (id, answer_id, question, name, type, bytes)
                        values (:id, :answer, :question, :name, :type, :bytes)
                        """)
                .bind("id", file.id())
                .bind("answer", file.answerId())
                .bind("question", file.question())
                .bind("name", file.name())
                .bind("type", file.type())
                .bind("bytes", file.bytes())
                .execute();
    }

    static long count(TenantTx tx, Wanted wanted) {
        return tx.query(
                        """
                        select count(*)
                          from answer
                         where questionnaire_id = :form
                           and state = :state
                           and (done_at is null or not :open)
                           and strpos(words, plain(:words)) > 0
                        """)
                .bind("form", wanted.form())
                .bind("state", wanted.state())
                .bind("open", wanted.open())
                .bind("words", wanted.words())
                .one(Long.class);
    }

    /** One page, the latest first. */
    static List<Answer> page(TenantTx tx, Wanted wanted, int most, long skipped) {
        return tx.query(
                        """
                        select a.*
                          from answer a
                         where questionnaire_id = :form
                           and state = :state
                           and (done_at is null or not :open)
                           and strpos(words, plain(:words)) > 0
                         order by given_at desc, id
                         limit :most offset :skipped
                        """)
                .bind("form", wanted.form())
                .bind("state", wanted.state())
                .bind("open", wanted.open())
                .bind("words", wanted.words())
                .bind("most", most)
                .bind("skipped", skipped)
                .list(Answer.class);
    }

    static Optional<Answer> find(TenantTx tx, UUID form, UUID id) {
        return tx.query(
                        """
                        select a.*
                          from answer a
                         where id = :id
                           and questionnaire_id = :form
                        """)
                .bind("id", id)
                .bind("form", form)
                .first(Answer.class);
    }

    /** All of one person, over all forms. */
    static List<Answer> of(TenantTx tx, String email) {
        return tx.query(
                        """
                        select a.*
                          from answer a
                         where email = :email
                         order by given_at desc, id
                        """)
                .bind("email", email)
                .list(Answer.class);
    }

    /** Those that wait to be told to an office. */
    static List<Answer> untold(TenantTx tx, UUID form, int most) {
        return tx.query(
                        """
                        select a.*
                          from answer a
                         where questionnaire_id = :form
                           and told_at is null
                           and state <> 'spam'
                         order by given_at
                         limit :most
                        """)
                .bind("form", form)
                .bind("most", most)
                .list(Answer.class);
    }

    /** Says that an office knows of all that there is. */
    static void told(TenantTx tx, UUID form) {
        tx.query(
                        "update answer set told_at = now() where questionnaire_id = :form and told_at is null")
                .bind("form", form)
                .execute();
        tx.query("update questionnaire set told_at = now() where id = :form")
                .bind("form", form)
                .execute();
    }

    static @Nullable Instant lastTold(TenantTx tx, UUID form) {
        return tx.query("select told_at from questionnaire where id = :form")
                .bind("form", form)
                .first(Instant.class)
                .orElse(null);
    }

    static void sort(TenantTx tx, UUID id, Answer.State state) {
        tx.query("update answer set state = :state where id = :id")
                .bind("state", state)
                .bind("id", id)
                .execute();
    }

    /** Says by whom it was dealt with; null takes that back. */
    static void done(TenantTx tx, UUID id, @Nullable String by) {
        tx.query(
                        """
                        update answer
                           set done_by = :by, done_at = case when cast(:by as text) is null then null else now() end
                         where id = :id
                        """)
                .bind("by", by)
                .bind("id", id)
                .execute();
    }

    /** For good: no snapshot brings it back. */
    static int delete(TenantTx tx, UUID id) {
        Erased.note(tx, "answer", id.toString());
        return tx.query("delete from answer where id = :id").bind("id", id).execute();
    }

    static List<AnswerFile> files(TenantTx tx, UUID answer) {
        return tx.query(
                        """
                        select id, answer_id, question, name, type, bytes
                          from answer_file
                         where answer_id = :answer
                         order by id
                        """)
                .bind("answer", answer)
                .list(AnswerFile.class);
    }

    static List<AnswerFile> filesOfForm(TenantTx tx, UUID form) {
        return tx.query(
                        """
                        select f.id, f.answer_id, f.question, f.name, f.type, f.bytes
                          from answer_file f
                          join answer a on a.tenant_id = f.tenant_id and a.id = f.answer_id
                         where a.questionnaire_id = :form
                        """)
                .bind("form", form)
                .list(AnswerFile.class);
    }

    /** Those whose time is over. */
    static List<Answer> over(TenantTx tx, Instant now, int most) {
        return tx.query(
                        """
                        select a.*
                          from answer a
                         where forget_at <= :now
                         order by forget_at
                         limit :most
                        """)
                .bind("now", now)
                .bind("most", most)
                .list(Answer.class);
    }

    /** Moves the end of all answers of a form, when it keeps them longer or shorter than before. */
    static void keep(TenantTx tx, UUID form, int months) {
        tx.query(
                        """
                        update answer
                           set forget_at = given_at + make_interval(months => :months)
                         where questionnaire_id = :form
                        """)
                .bind("form", form)
                .bind("months", months)
                .execute();
    }

    /** When the next answers are over; null when there are none. */
    static @Nullable Instant nextOver(TenantTx tx) {
        return tx.query("select min(forget_at) from answer").first(Instant.class).orElse(null);
    }
}
