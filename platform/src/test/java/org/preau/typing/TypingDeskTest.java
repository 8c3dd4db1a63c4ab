package org.preau.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** What a form tells while somebody types: hers alone, and done with once it was saved. */
class TypingDeskTest {

    private static final TestServer SERVER = TestServer.start();
    private static final Visitor CLARA = SERVER.member(SERVER.alpha(), Office.PRESIDENT);
    private static final Visitor PAUL = SERVER.member(SERVER.alpha(), Office.PRESIDENT);
    private static final Visitor NEIGHBOUR = SERVER.member(SERVER.beta(), Office.PRESIDENT);
    private static final String HERE = "/espace/alpha/saisie";
    private static final String PLACE = "/confidentialite";
    private static final String NOTHING = "\"mark\":\"\"";
    private static final String TYPED = "[[\"text\",\"<b>À moitié</b>\"]]";

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @BeforeEach
    void forget() {
        SERVER.house()
                .database()
                .write(
                        SERVER.tenancy(SERVER.alpha()),
                        tx -> tx.query("delete from typing").execute());
    }

    @Test
    void itIsHandedBackToWhoeverTypedItAndToNobodyElse() {
        assertThat(keep(CLARA, "m1", TYPED).statusCode()).isEqualTo(204);

        assertThat(find(CLARA).body()).contains("\"mark\":\"m1\"", "À moitié");
        assertThat(find(PAUL).body()).contains(NOTHING);
        assertThat(find(NEIGHBOUR).statusCode()).isEqualTo(404);
        assertThat(NEIGHBOUR.get("/espace/beta/saisie?ou=" + PLACE).body()).contains(NOTHING);
    }

    @Test
    void theLatestTakesThePlaceOfWhatWasBeforeAndNothingForgetsIt() {
        keep(CLARA, "m1", TYPED);
        keep(CLARA, "m2", "[[\"text\",\"Plus tard\"]]");
        assertThat(find(CLARA).body()).contains("m2", "Plus tard").doesNotContain("moitié");

        keep(CLARA, "m2", "");

        assertThat(find(CLARA).body()).contains(NOTHING);
    }

    @Test
    void aFormThatWasSavedLeavesItsMarkAndNoWords() {
        keep(CLARA, "m1", TYPED);

        HttpResponse<String> saved =
                CLARA.post(
                        "/espace/alpha/rubriques/nouvelle",
                        Map.of("title", "Nouvelles", "garde", "m1"));

        assertThat(saved.statusCode()).isEqualTo(303);
        HttpResponse<String> there = CLARA.get(HERE + "?ou=/rubriques/nouvelle");
        assertThat(there.body()).contains("\"mark\":\"m1\"").doesNotContain("\"entries\":[");
        assertThat(find(CLARA).body()).as("the other form's").contains("moitié");
    }

    @Test
    void aFormThatWasRefusedAndOneWithoutScriptLeaveNone() {
        CLARA.post("/espace/alpha/rubriques/nouvelle", Map.of("title", "", "garde", "m9"));
        CLARA.post("/espace/alpha/rubriques/nouvelle", Map.of("title", "Sans script", "garde", ""));

        assertThat(rows()).isEmpty();
    }

    @Test
    void whoeverHasTheSameFormOpenIsNamedToTheOthersUntilItIsSaved() {
        String section = "/rubriques/nouvelle";
        assertThat(open(CLARA, section)).contains("\"others\":[]");

        assertThat(open(PAUL, section)).contains("Membre 1").doesNotContain("Membre 2");
        assertThat(open(CLARA, section)).contains("Membre 2").doesNotContain("Membre 1");
        assertThat(open(PAUL, PLACE)).as("another form").contains("\"others\":[]");
        assertThat(NEIGHBOUR.post("/espace/beta/saisie", opening(section)).body())
                .as("another association")
                .contains("\"others\":[]");

        CLARA.post("/espace/alpha/rubriques/nouvelle", Map.of("title", "Sorties", "garde", "m1"));
        assertThat(open(PAUL, section)).contains("\"others\":[]");
    }

    @Test
    void thatAFormIsOpenLeavesWhatIsKeptAsItIs() {
        keep(CLARA, "m1", TYPED);

        open(CLARA, PLACE);

        assertThat(find(CLARA).body()).contains("\"mark\":\"m1\"", "À moitié");
    }

    @Test
    void whatIsNoListOfFieldsIsRefusedAndKeepsWhatWasThere() {
        keep(CLARA, "m1", TYPED);
        for (String hostile :
                List.of(
                        "{}",
                        "[[1,2]]",
                        "[[\"a\"]]",
                        "[",
                        "[".repeat(3_000),
                        "[[\"a\",\"" + "x".repeat(400_000) + "\"]]",
                        "[[\"a\",\"\\u0000\"]]\u0000")) {
            assertThat(keep(CLARA, "m2", hostile).statusCode())
                    .as(hostile.substring(0, Math.min(20, hostile.length())))
                    .isIn(400, 422);
        }
        assertThat(keep(CLARA, "m".repeat(101), TYPED).statusCode()).isEqualTo(400);
        assertThat(
                        CLARA.post(
                                        HERE,
                                        Map.of(
                                                "ou",
                                                "/x".repeat(200),
                                                "marque",
                                                "",
                                                "champs",
                                                TYPED))
                                .statusCode())
                .isEqualTo(400);

        assertThat(find(CLARA).body()).contains("m1", "moitié");
    }

    @Test
    void aLoopFillsNoDisk() {
        for (int i = 0; i < 110; i++) {
            CLARA.post(HERE, Map.of("ou", "/f/" + i, "marque", "m", "champs", TYPED));
        }

        assertThat(rows()).hasSize(100).contains("/f/109").doesNotContain("/f/0");
    }

    private static String open(Visitor who, String place) {
        return who.post(HERE, opening(place)).body();
    }

    private static Map<String, String> opening(String place) {
        return Map.of("ou", place, "marque", "", "champs", "");
    }

    private static HttpResponse<String> keep(Visitor who, String mark, String entries) {
        return who.post(HERE, Map.of("ou", PLACE, "marque", mark, "champs", entries));
    }

    private static HttpResponse<String> find(Visitor who) {
        return who.get(HERE + "?ou=" + PLACE);
    }

    private static List<String> rows() {
        return SERVER.house()
                .database()
                .read(
                        SERVER.tenancy(SERVER.alpha()),
                        tx -> tx.query("select place from typing").list(String.class));
    }
}
