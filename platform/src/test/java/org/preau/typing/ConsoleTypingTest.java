package org.preau.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.base.EmailAddress;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** What operators type in the console's long forms is kept as well, each one's for herself. */
class ConsoleTypingTest {

    private static final TestServer SERVER = TestServer.start();
    private static final Visitor NOUR = SERVER.operator();
    private static final String HERE = "/console/saisie";
    private static final String PLACE = "/console/annonces";
    private static final String TYPED = "[[\"title\",\"Panne à moitié écrite\"]]";
    private static final Pattern MARK = Pattern.compile("name=\"garde\" value=\"([^\"]*)\"");

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void itIsHandedBackToThatOperatorAndToNobodyElse() {
        Visitor other = SERVER.signedIn("Autre", "autre@exemple.test");
        SERVER.accounts()
                .grantOperator(
                        SERVER.accounts()
                                .byEmail(EmailAddress.of("autre@exemple.test").orElseThrow())
                                .orElseThrow()
                                .id());

        assertThat(keep(NOUR, "m1").statusCode()).isEqualTo(204);

        assertThat(find(NOUR)).contains("m1", "moitié");
        assertThat(find(other)).contains("\"mark\":\"\"");
        Visitor member = SERVER.member(SERVER.alpha(), Office.PRESIDENT);
        assertThat(member.get(HERE + "?ou=" + PLACE).body()).doesNotContain("moitié");
        assertThat(member.get("/espace/alpha/saisie?ou=" + PLACE).body()).doesNotContain("moitié");
    }

    @Test
    void anAnnouncementThatWasReadOverAndSentLeavesItsMarkAndNoWords() {
        assertThat(NOUR.get(PLACE + "/nouvelle").body())
                .contains("action=\"" + PLACE + "\"", "formaction=\"" + PLACE + "/apercu\"")
                .contains("name=\"garde\"");
        Map<String, String> form =
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "title", "Panne",
                        "body", "C’est réparé.",
                        "audience", "all",
                        "garde", "m2");
        keep(NOUR, "m2");

        HttpResponse<String> preview = NOUR.post(PLACE + "/apercu", form);
        assertThat(marks(preview.body())).containsExactly("m2");
        assertThat(find(NOUR)).as("only read over").contains("moitié");
        assertThat(NOUR.post(PLACE, form).statusCode()).isEqualTo(303);

        assertThat(find(NOUR)).contains("m2").doesNotContain("moitié");
    }

    private static List<String> marks(String page) {
        return MARK.matcher(page).results().map(it -> it.group(1)).toList();
    }

    private static HttpResponse<String> keep(Visitor who, String mark) {
        return who.post(HERE, Map.of("ou", PLACE, "marque", mark, "champs", TYPED));
    }

    private static String find(Visitor who) {
        return who.get(HERE + "?ou=" + PLACE).body();
    }
}
