package org.preau.forms;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** The rows of forms. */
public final class Questionnaires {

    static final String ADDRESS_TAKEN = "questionnaire_slug";

    private Questionnaires() {}

    /** All of them, the last changed first. */
    public static List<Questionnaire> all(TenantTx tx) {
        return tx.query(
                        """
                        select f.*,
                               (select count(*) from answer a where a.questionnaire_id = f.id and a.state = 'received') as answers,
                               (select count(*) from answer a where a.questionnaire_id = f.id and a.state = 'suspect') as suspects
                          from questionnaire f
                         order by f.updated_at desc, f.id
                        """)
                .list(Questionnaire.class);
    }

    public static Optional<Questionnaire> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select f.*,
                               (select count(*) from answer a where a.questionnaire_id = f.id and a.state = 'received') as answers,
                               (select count(*) from answer a where a.questionnaire_id = f.id and a.state = 'suspect') as suspects
                          from questionnaire f
                         where f.id = :id
                        """)
                .bind("id", id)
                .first(Questionnaire.class);
    }

    static Optional<Questionnaire> at(TenantTx tx, String slug) {
        return tx.query(
                        """
                        select f.*,
                               (select count(*) from answer a where a.questionnaire_id = f.id and a.state = 'received') as answers,
                               0 as suspects
                          from questionnaire f
                         where f.slug = :slug
                        """)
                .bind("slug", slug)
                .first(Questionnaire.class);
    }

    /** The same, which nobody else changes or answers before this transaction ends. */
    static Optional<Questionnaire> lock(TenantTx tx, UUID id) {
        tx.query("select 1 from questionnaire where id = :id for update").bind("id", id).exists();
        return find(tx, id);
    }

    static boolean isTaken(TenantTx tx, String slug) {
        return tx.query("select 1 from questionnaire where slug = :slug")
                .bind("slug", slug)
                .exists();
    }

    /** False, and nothing is written, when it is there already. */
    static boolean insert(TenantTx tx, Questionnaire it) {
        return tx.query(
                                """
                                insert into questionnaire (id, slug, title, intro, thanks, questions, purpose, kept_months,
                                                           receipt, office, most_answers, rights_contact)
                                values (:id, :slug, :title, :intro, :thanks, cast(:questions as jsonb), :purpose, :months,
                                        :receipt, :office, :most, :contact)
                                on conflict (tenant_id, id) do nothing
                                """)
                        .bind("id", it.id())
                        .bind("slug", it.slug())
                        .bind("title", it.title())
                        .bind("intro", it.intro())
                        .bind("thanks", it.thanks())
                        .bind("questions", it.questions())
                        .bind("purpose", it.purpose())
                        .bind("months", it.keptMonths())
                        .bind("receipt", it.receipt())
                        .bind("office", it.office())
                        .bind("most", it.mostAnswers())
                        .bind("contact", it.rightsContact())
                        .execute()
                == 1;
    }

    static void update(TenantTx tx, UUID id, SaveQuestionnaire.Command to) {
        tx.query(
                        """
                        update questionnaire
                           set slug = :slug, title = :title, intro = :intro, thanks = :thanks,
                               opens_at = :opens, closes_at = :closes, most_answers = :most, office = :office,
                               receipt = :receipt, purpose = :purpose, kept_months = :months,
                               rights_contact = :contact, version = version + 1, updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .bind("slug", to.slug())
                .bind("title", to.title())
                .bind("intro", to.intro())
                .bind("thanks", to.thanks())
                .bind("opens", to.opensAt())
                .bind("closes", to.closesAt())
                .bind("most", to.mostAnswers())
                .bind("office", to.office())
                .bind("receipt", to.receipt())
                .bind("purpose", to.purpose())
                .bind("months", to.keptMonths())
                .bind("contact", to.rightsContact())
                .execute();
    }

    static void ask(TenantTx tx, UUID id, Questions questions) {
        tx.query(
                        """
                        update questionnaire
                           set questions = cast(:questions as jsonb), version = version + 1, updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .bind("questions", questions.json())
                .execute();
    }

    static void open(TenantTx tx, UUID id, boolean open) {
        tx.query(
                        """
                        update questionnaire
                           set opened = :open, version = version + 1, updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .bind("open", open)
                .execute();
    }

    static void delete(TenantTx tx, UUID id) {
        tx.query("delete from questionnaire where id = :id").bind("id", id).execute();
    }
}
