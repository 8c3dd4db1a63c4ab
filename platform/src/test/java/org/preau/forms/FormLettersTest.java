package org.preau.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Tenancy;

/** Mail about answers, and what is forgotten. */
class FormLettersTest {

    private static final FormGround GROUND = new FormGround();

    record Sent(String recipient, String subject, String textBody) {}

    @AfterAll
    static void close() {
        GROUND.close();
    }

    @Test
    void theOfficeIsToldByOneLetterAndThePersonGetsAReceipt() {
        UUID form = GROUND.open("contact", "Courrier");
        send(form, "courrier", "recue@courriel.example", "Bonjour.\nBcc: tous@courriel.example");

        tellNow(form);

        assertThat(letters("recue@courriel.example"))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.subject()).contains("Bien reçu", "Courrier");
                    assertThat(letter.textBody())
                            .contains("vous répondre", "12 mois", "bonjour@alpha.example")
                            .contains("\n  Bcc: tous@courriel.example");
                });
        assertThat(letters("member1@members.example"))
                .filteredOn(letter -> letter.subject().contains("Courrier"))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.textBody())
                                .contains("Bonjour.", "/espace/alpha/formulaires/" + form));
    }

    @Test
    void nobodyIsFloodedByReceiptsAndNoneCarriesAnAdvertisement() {
        UUID form = GROUND.open("contact", "Rafale");
        for (int i = 0; i < 6; i++) {
            send(form, "rafale", "victime@courriel.example", "Message numéro " + i);
        }
        send(form, "rafale", "autre@courriel.example", "Achetez sur https://spam.example");

        assertThat(letters("victime@courriel.example")).hasSize(3);
        assertThat(letters("autre@courriel.example"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.textBody()).doesNotContain("spam.example"));
    }

    @Test
    void answersAreForgottenWhenTheirTimeIsOver() {
        UUID form = GROUND.open("contact", "Oubli");
        send(form, "oubli", "oubliee@courriel.example", "À effacer un jour");
        Tenancy alpha = GROUND.server().tenancy(GROUND.server().alpha());
        GROUND.server()
                .house()
                .database()
                .write(
                        alpha,
                        tx ->
                                tx.query(
                                                "update answer set forget_at = now() - interval '1 hour' where questionnaire_id = :form")
                                        .bind("form", form)
                                        .execute());
        assertThat(scheduled()).isPositive();

        GROUND.server()
                .house()
                .database()
                .write(
                        alpha,
                        tx -> {
                            GROUND.server()
                                    .house()
                                    .jobs()
                                    .schedule(
                                            tx,
                                            ForgetAnswers.KIND,
                                            "now",
                                            new ForgetAnswers.Due("now"),
                                            java.time.Instant.now());
                            return true;
                        });

        long end = System.nanoTime() + 20_000_000_000L;
        while (!GROUND.answers(form, Answer.State.RECEIVED).isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(GROUND.answers(form, Answer.State.RECEIVED)).isEmpty();
    }

    private static long scheduled() {
        return GROUND.server()
                .house()
                .database()
                .read(
                        GROUND.server().tenancy(GROUND.server().alpha()),
                        tx ->
                                tx.query(
                                                "select count(*) from scheduled_tasks where task_name = 'answers-forget'")
                                        .one(Long.class));
    }

    /** The job that would run in some seconds. */
    private static void tellNow(UUID form) {
        var house = GROUND.server().house();
        new AnswerLetters(
                        house.database(),
                        house.jobs(),
                        house.post(),
                        house.messages(),
                        house.origins(),
                        house.directory(),
                        house.clock())
                .tell(
                        GROUND.server().tenancy(GROUND.server().alpha()),
                        new AnswerLetters.ToTell(form));
    }

    private static void send(UUID form, String slug, String mail, String message) {
        VisitorsForm shown = new VisitorsForm(GROUND.visitor().get("/formulaires/" + slug).body());
        Map<String, String> fields =
                shown.filled(
                        Map.of(
                                "Votre nom", "Camille",
                                "Votre adresse électronique", mail,
                                "Votre message", message));
        fields.put("jeton", GROUND.token(GROUND.server().alpha(), form, 60));
        assertThat(GROUND.visitor().post("/formulaires/" + slug, fields).statusCode())
                .isEqualTo(303);
    }

    private static List<Sent> letters(String to) {
        return GROUND.server()
                .house()
                .database()
                .read(
                        GROUND.server().tenancy(GROUND.server().alpha()),
                        tx ->
                                tx.query(
                                                """
                                                select recipient, subject, text_body
                                                  from outgoing_mail
                                                 where recipient = :to
                                                """)
                                        .bind("to", to)
                                        .list(Sent.class));
    }
}
