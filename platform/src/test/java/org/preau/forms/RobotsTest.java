package org.preau.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.testing.Visitor;

/**
 * Robots at a form, and people beside them. A robot has got through when what it sent counts as an
 * answer; a person is refused when what she sent does not.
 */
class RobotsTest {

    private static final FormGround GROUND = new FormGround();
    private static final Random RANDOM = new Random(20261121);
    private static final int EACH = 25;

    @AfterAll
    static void close() {
        GROUND.close();
    }

    /** One way of robots to send a form that they have read once. */
    private interface Robot {
        Map<String, String> sends(VisitorsForm form, UUID id, int number);
    }

    private static Map<String, String> typed(VisitorsForm form, String message) {
        return form.filled(
                Map.of(
                        "Votre nom", "James " + RANDOM.nextInt(1_000_000),
                        "Votre adresse électronique",
                                "j" + RANDOM.nextInt(1_000_000_000) + "@mail.example",
                        "Votre message", message));
    }

    private static String old(UUID id) {
        return GROUND.token(GROUND.server().alpha(), id, 90);
    }

    private static String noise(int words) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < words; i++) {
            noise.append(Integer.toString(RANDOM.nextInt(1_000_000_000), 36)).append(' ');
        }
        return noise.toString();
    }

    private static final Map<String, Robot> ROBOTS =
            Map.of(
                    "posts without having read the form",
                    (form, id, i) -> {
                        Map<String, String> all = typed(form, noise(20));
                        all.remove("jeton");
                        return all;
                    },
                    "answers within the second",
                    (form, id, i) -> {
                        Map<String, String> all = typed(form, noise(20));
                        all.put("jeton", GROUND.token(GROUND.server().alpha(), id, 0));
                        return all;
                    },
                    "has a token of another form",
                    (form, id, i) -> {
                        Map<String, String> all = typed(form, noise(20));
                        all.put("jeton", GROUND.token(GROUND.server().alpha(), Ids.next(), 90));
                        return all;
                    },
                    "has a token of another association",
                    (form, id, i) -> {
                        Map<String, String> all = typed(form, noise(20));
                        all.put("jeton", GROUND.token(GROUND.server().beta(), id, 90));
                        return all;
                    },
                    "makes tokens up",
                    (form, id, i) -> {
                        Map<String, String> all = typed(form, noise(20));
                        all.put("jeton", old(id).substring(0, 30) + "AAAAAAAAAAAAA");
                        return all;
                    },
                    "keeps a token for days",
                    (form, id, i) -> {
                        Map<String, String> all = typed(form, noise(20));
                        all.put("jeton", GROUND.token(GROUND.server().alpha(), id, 3 * 86_400));
                        return all;
                    },
                    "fills in every field",
                    (form, id, i) -> {
                        Map<String, String> all = typed(form, noise(20));
                        all.put("jeton", old(id));
                        all.put(PublicForms.TRAP, "https://spam.example");
                        return all;
                    },
                    "waits and advertises",
                    (form, id, i) -> {
                        Map<String, String> all =
                                typed(form, noise(5) + "https://a.example/" + i + " www.b.example");
                        all.put("jeton", old(id));
                        return all;
                    },
                    "writes as for a forum",
                    (form, id, i) -> {
                        Map<String, String> all =
                                typed(form, noise(5) + "[url=http://c.example]c[/url]");
                        all.put("jeton", old(id));
                        return all;
                    },
                    "is called by an address",
                    (form, id, i) -> {
                        Map<String, String> all = typed(form, noise(9));
                        all.put(form.name("Votre nom"), "CASINO https://d.example " + i);
                        all.put("jeton", old(id));
                        return all;
                    });

    /**
     * 0 of N robots gets through; what came with a token of ours is kept for people to see, and so
     * are all that the platform could not call wrong.
     */
    @Test
    void noRobotGetsThrough() {
        List<String> through = new ArrayList<>();
        int tried = 0;
        int kept = 0;
        for (Map.Entry<String, Robot> robot : ROBOTS.entrySet()) {
            String slug = "robots-" + Math.floorMod(robot.getKey().hashCode(), 1_000_000);
            UUID id = GROUND.open("contact", slug);
            VisitorsForm form =
                    new VisitorsForm(GROUND.visitor().get("/formulaires/" + slug).body());
            for (int i = 0; i < EACH; i++) {
                Visitor visitor = GROUND.visitor();
                visitor.post("/formulaires/" + slug, robot.getValue().sends(form, id, i));
                tried++;
            }
            int counted = GROUND.answers(id, Answer.State.RECEIVED).size();
            kept += GROUND.answers(id, Answer.State.SUSPECT).size();
            if (counted > 0) {
                through.add(robot.getKey() + ": " + counted);
            }
            forgetTries();
        }
        System.out.println(
                "robots: 0 of "
                        + tried
                        + " through, "
                        + kept
                        + " kept to be checked, seed 20261121");
        assertThat(through).isEmpty();
        assertThat(kept).isGreaterThanOrEqualTo(3 * EACH);
    }

    /** The positive control: the same words, sent as people send them, do count. */
    @Test
    void noPersonIsRefused() {
        UUID id = GROUND.open("contact", "Des gens");
        int honest = 0;
        for (int i = 0; i < 4 * EACH; i++) {
            VisitorsForm form =
                    new VisitorsForm(GROUND.visitor().get("/formulaires/des-gens").body());
            Map<String, String> all =
                    typed(form, noise(12) + (i % 5 == 0 ? "www.mon-site.example" : ""));
            // Somebody quick, somebody who reads, somebody who was called away until the next day.
            long seconds = i % 3 == 0 ? 4 : i % 3 == 1 ? 300 : 30 * 3_600;
            all.put("jeton", GROUND.token(GROUND.server().alpha(), id, seconds));
            HttpResponse<String> sent = GROUND.visitor().post("/formulaires/des-gens", all);
            assertThat(sent.statusCode()).as("person " + i).isEqualTo(303);
            honest++;
            if (i % 10 == 9) {
                // Not all of them sit behind one address.
                forgetTries();
            }
        }
        System.out.println("people: 0 of " + honest + " refused");
        assertThat(GROUND.answers(id, Answer.State.RECEIVED)).hasSize(honest);
    }

    /** A token that is too young is good a moment later, and one that is too old is replaced. */
    @Test
    void whoIsTooQuickOrTooSlowSendsOnceMore() {
        UUID id = GROUND.open("contact", "Encore une fois");
        String path = "/formulaires/encore-une-fois";
        VisitorsForm form = new VisitorsForm(GROUND.visitor().get(path).body());
        Map<String, String> slow = typed(form, noise(12));
        slow.put("jeton", GROUND.token(GROUND.server().alpha(), id, 9 * 86_400));

        HttpResponse<String> late = GROUND.visitor().post(path, slow);
        String fresh = new VisitorsForm(late.body()).hidden().get("jeton");

        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body())
                .contains(
                        "Rien n’est perdu",
                        Objects.requireNonNull(slow.get(form.name("Votre message"))).strip());
        assertThat(fresh).isNotEqualTo(slow.get("jeton"));
        Map<String, String> quick = typed(form, noise(12));
        quick.put("jeton", GROUND.token(GROUND.server().alpha(), id, 0));
        HttpResponse<String> early = GROUND.visitor().post(path, quick);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(new VisitorsForm(early.body()).hidden())
                .containsEntry("jeton", quick.get("jeton"));
    }

    @Test
    void aFloodFromOneAddressIsToldToWaitAndLosesNothing() {
        UUID id = GROUND.open("contact", "Inondation");
        forgetTries();
        HttpResponse<String> last = GROUND.visitor().get("/formulaires/inondation");
        VisitorsForm form = new VisitorsForm(last.body());
        for (int i = 0; i < 62; i++) {
            Map<String, String> all = typed(form, noise(12));
            all.put("jeton", old(id));
            last = GROUND.visitor().post("/formulaires/inondation", all);
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("Attendez vingt minutes");
        assertThat(GROUND.answers(id, Answer.State.RECEIVED)).hasSize(12);
        assertThat(GROUND.answers(id, Answer.State.SUSPECT)).hasSize(48);
        forgetTries();
    }

    private static void forgetTries() {
        GROUND.server()
                .house()
                .database()
                .write(
                        GROUND.server().tenancy(GROUND.server().alpha()),
                        tx -> tx.query("delete from visitor_try").execute());
    }
}
