package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.web.Desk;

/** What an author and those who publish say to each other about a text. */
class RemarksTest {

    private static Volunteers volunteers;
    private static Tenant alpha;
    private static Desk paul;
    private static Desk marion;
    private static Desk lea;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        alpha = volunteers.server.alpha();
        paul = desk("paul", Office.WRITER);
        marion = desk("marion", Office.SECRETARY);
        lea = desk("lea", Office.WRITER);
        volunteers.complete(marion);
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void anEditorsRemarkIsWrittenToTheAuthorAndTheAnswerToTheEditor() {
        Article article = volunteers.saved(paul, Writing.of("Le loto", "", "Texte."));
        UUID remark = Ids.next();

        say(marion, article, remark, null, "Quelle date ?");
        say(paul, article, Ids.next(), remark, "Le 12.");

        assertThat(letters("Le loto"))
                .containsExactlyInAnyOrder("paul@alpha.example", "marion@alpha.example");
        assertThat(remarks(article))
                .extracting(Remark::body)
                .containsExactly("Quelle date ?", "Le 12.");
    }

    @Test
    void anAuthorWhomNobodyAnsweredYetWritesToThoseWhoPublish() {
        Article article = volunteers.saved(paul, Writing.of("Une question", "", "Texte."));

        say(paul, article, Ids.next(), null, "Est-ce assez long ?");

        assertThat(letters("Une question")).containsExactly("marion@alpha.example");
    }

    @Test
    void theSameRemarkSentTwiceIsSaidOnce() {
        Article article = volunteers.saved(paul, Writing.of("Deux fois", "", "Texte."));
        UUID id = Ids.next();

        say(marion, article, id, null, "Bien.");
        say(marion, article, id, null, "Bien.");

        assertThat(remarks(article)).hasSize(1);
        assertThat(letters("Deux fois")).hasSize(1);
    }

    @Test
    void aThreadIsSettledAndOpensAgainWithAnAnswer() {
        Article article = volunteers.saved(paul, Writing.of("Réglé", "", "Texte."));
        UUID id = Ids.next();
        say(marion, article, id, null, "Coupez.");

        volunteers.acts.settleRemark().run(paul, id, true);
        Optional<Remark> settled = remarks(article).stream().findFirst();
        say(marion, article, Ids.next(), id, "Encore un peu.");

        assertThat(settled.flatMap(Remark::resolved)).isPresent();
        assertThat(settled.map(Remark::resolvedBy)).contains("paul");
        assertThat(remarks(article).getFirst().resolved()).isEmpty();
    }

    @Test
    void anotherWriterAndAnotherAssociationHaveNoPartInIt() {
        Article article = volunteers.saved(paul, Writing.of("Entre nous", "", "Texte."));
        UUID id = Ids.next();
        say(marion, article, id, null, "Bien.");

        assertThat(say(lea, article, Ids.next(), null, "Moi aussi"))
                .isInstanceOf(RemarkOutcome.NotYours.class);
        assertThat(volunteers.acts.settleRemark().run(lea, id, true))
                .isInstanceOf(RemarkOutcome.NotYours.class);
        assertThat(say(volunteers.stranger(), article, Ids.next(), null, "Bêta"))
                .isInstanceOf(RemarkOutcome.Missing.class);
        assertThat(say(marion, article, Ids.next(), Ids.next(), "À quoi ?"))
                .isInstanceOf(RemarkOutcome.Missing.class);
    }

    @Test
    void theWordOfADeclinedTextStandsAmongTheRemarksAndIsMailedOnce() {
        Article article = volunteers.saved(paul, Writing.of("Renvoyé", "", "Texte."));
        volunteers.acts.proposeArticle().run(paul, article.id(), 0);

        volunteers.acts.declineArticle().run(marion, article.id(), "Coupez de moitié.");

        assertThat(remarks(article)).extracting(Remark::body).containsExactly("Coupez de moitié.");
        assertThat(letters("Renvoyé"))
                .containsExactlyInAnyOrder("marion@alpha.example", "paul@alpha.example");
    }

    @Test
    void aRemarkOfNothingOrOfABookIsRefused() {
        Article article = volunteers.saved(paul, Writing.of("Bornes", "", "Texte."));

        assertThat(say(marion, article, Ids.next(), null, " \n "))
                .isInstanceOf(RemarkOutcome.Invalid.class);
        assertThat(say(marion, article, Ids.next(), null, "n".repeat(4_001)))
                .isInstanceOf(RemarkOutcome.Invalid.class);
        assertThat(remarks(article)).isEmpty();
    }

    private static RemarkOutcome say(
            Desk desk,
            Article article,
            UUID id,
            @org.jspecify.annotations.Nullable UUID parent,
            String words) {
        SayRemark act = volunteers.acts.sayRemark();
        return parent == null
                ? act.run(desk, article.id(), id, words)
                : act.answer(desk, parent, id, words);
    }

    private static List<Remark> remarks(Article article) {
        return volunteers.read(alpha, tx -> Remarks.of(tx, article.id()));
    }

    private static Desk desk(String name, Office office) {
        AccountId account =
                volunteers
                        .server
                        .accounts()
                        .create(name, new EmailAddress(name + "@alpha.example"), Language.FR)
                        .id();
        volunteers
                .server
                .house()
                .database()
                .write(
                        volunteers.server.tenancy(alpha),
                        tx ->
                                tx.query(
                                                "insert into membership (account_id, office) values (:account, :office)")
                                        .bind("account", account)
                                        .bind("office", office)
                                        .execute());
        return volunteers.desk(alpha, office.rights(), name, account.value());
    }

    private static List<String> letters(String title) {
        return volunteers.read(
                alpha,
                tx ->
                        tx.query(
                                        "select recipient from outgoing_mail where position(:title in subject) > 0")
                                .bind("title", title)
                                .list(String.class));
    }
}
