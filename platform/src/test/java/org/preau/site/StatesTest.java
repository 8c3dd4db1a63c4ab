package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.web.Desk;

/** The way of a text from draft to the public and back, and who is told. */
class StatesTest {

    private static Volunteers volunteers;
    private static Desk paul;
    private static Desk marion;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        Tenant alpha = volunteers.server.alpha();
        paul = volunteers.desk(alpha, Office.WRITER.rights(), "Paul", member("paul", "writer"));
        marion =
                volunteers.desk(
                        alpha, Office.SECRETARY.rights(), "Marion", member("marion", "secretary"));
        member("claire", "member");
        volunteers.complete(marion);
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aProposalIsWrittenToThosePeopleWhoPublishAndToNobodyElse() {
        Article article = volunteers.saved(paul, Writing.of("À relire", "", "Texte."));

        StateOutcome outcome = volunteers.acts.proposeArticle().run(paul, article.id(), 1);
        volunteers.acts.proposeArticle().run(paul, article.id(), 1);

        assertThat(state(outcome)).isEqualTo(ArticleState.PROPOSED);
        assertThat(lettersAbout("À relire")).containsExactly("marion@alpha.example");
    }

    @Test
    void itsWriterIsToldThatATextIsOnlineOnce() {
        Article article = volunteers.saved(paul, Writing.of("Bientôt en ligne", "", "Texte."));
        long before = volunteers.revision(volunteers.server.alpha());

        volunteers.acts.publishArticle().run(marion, article.id(), 1, null);
        volunteers.acts.publishArticle().run(marion, article.id(), 1, null);

        assertThat(lettersAbout("Bientôt en ligne")).containsExactly("paul@alpha.example");
        assertThat(volunteers.revision(volunteers.server.alpha())).isEqualTo(before + 1);
        assertThat(audited("article.published", "Bientôt en ligne")).isEqualTo(1);
    }

    @Test
    void aDeclinedTextGoesBackWithItsWord() {
        Article article = volunteers.saved(paul, Writing.of("Trop long", "", "Texte."));
        volunteers.acts.proposeArticle().run(paul, article.id(), 1);

        StateOutcome mute = volunteers.acts.declineArticle().run(marion, article.id(), "  ");
        StateOutcome outcome =
                volunteers.acts.declineArticle().run(marion, article.id(), "Coupez de moitié.");

        assertThat(mute).isInstanceOf(StateOutcome.Unexplained.class);
        assertThat(state(outcome)).isEqualTo(ArticleState.DECLINED);
        assertThat(find(article.id()).stateNote()).isEqualTo("Coupez de moitié.");
        assertThat(lettersAbout("Trop long"))
                .containsExactlyInAnyOrder("marion@alpha.example", "paul@alpha.example");
    }

    @Test
    void onlyWhatIsProposedCanBeDeclined() {
        Article article = volunteers.saved(paul, Writing.of("Encore brouillon", "", "Texte."));
        assertThat(volunteers.acts.declineArticle().run(marion, article.id(), "Non."))
                .isInstanceOf(StateOutcome.NotNow.class);
    }

    @Test
    void aWithdrawnTextKeepsItsDayAndComesBackWithIt() {
        Article article = volunteers.saved(marion, Writing.of("Va et vient", "", "Texte."));
        volunteers.acts.publishArticle().run(marion, article.id(), 0, null);
        var day = find(article.id()).publishedAt();

        StateOutcome out = volunteers.acts.withdrawArticle().run(marion, article.id());
        StateOutcome back = volunteers.acts.publishArticle().run(marion, article.id(), 0, null);

        assertThat(state(out)).isEqualTo(ArticleState.WITHDRAWN);
        assertThat(state(back)).isEqualTo(ArticleState.PUBLISHED);
        assertThat(find(article.id()).publishedAt()).isEqualTo(day);
    }

    @Test
    void whatChangedSinceItWasReadIsNotPublished() {
        Article article = volunteers.saved(paul, Writing.of("Relu", "", "Texte."));
        volunteers
                .acts
                .saveArticle()
                .run(paul, SaveArticle.Command.edit(article, Writing.of("Relu", "", "Autre.")));

        assertThat(volunteers.acts.publishArticle().run(marion, article.id(), 1, null))
                .isInstanceOf(StateOutcome.Stale.class);
        assertThat(find(article.id()).state()).isEqualTo(ArticleState.DRAFT);
    }

    @Test
    void aTitleAloneIsNotPublished() {
        Article article = volunteers.saved(paul, Writing.of("Titre seul", "", " "));
        assertThat(volunteers.acts.publishArticle().run(marion, article.id(), 0, null))
                .isInstanceOf(StateOutcome.Empty.class);
        assertThat(volunteers.acts.proposeArticle().run(paul, article.id(), 0))
                .isInstanceOf(StateOutcome.Empty.class);
    }

    @Test
    void aSiteWithoutItsLegalNoticePublishesNothing() {
        Desk stranger = volunteers.stranger();
        Article article = volunteers.saved(stranger, Writing.of("Le premier", "", "Texte."));

        StateOutcome before = volunteers.acts.publishArticle().run(stranger, article.id(), 0, null);
        volunteers.complete(stranger);
        StateOutcome after = volunteers.acts.publishArticle().run(stranger, article.id(), 0, null);

        assertThat(before)
                .isInstanceOfSatisfying(
                        StateOutcome.LegalNoticeMissing.class,
                        it ->
                                assertThat(it.missing())
                                        .containsExactly("address", "email", "director"));
        assertThat(state(after)).isEqualTo(ArticleState.PUBLISHED);
    }

    @Test
    void aPublicSiteDoesNotLoseItsLegalNotice() {
        Article article = volunteers.saved(marion, Writing.of("En règle", "", "Texte."));
        volunteers.acts.publishArticle().run(marion, article.id(), 0, null);

        EditSettings.Outcome outcome =
                volunteers
                        .acts
                        .editSettings()
                        .run(
                                marion,
                                new EditSettings.Command(0, "Alpha", "", "", "", "", "", "", "fr"));

        assertThat(((EditSettings.Invalid) outcome).wrongs())
                .extracting(Wrong::field)
                .containsExactly("address", "email", "director");
    }

    @Test
    void anothersTextIsAbsentWhateverIsDoneToIt() {
        Article foreign =
                volunteers.saved(volunteers.stranger(), Writing.of("De bêta", "", "Secret."));
        SiteActs acts = volunteers.acts;

        assertThat(
                        List.of(
                                acts.proposeArticle().run(marion, foreign.id(), 0),
                                acts.publishArticle().run(marion, foreign.id(), 0, null),
                                acts.declineArticle().run(marion, foreign.id(), "Non."),
                                acts.withdrawArticle().run(marion, foreign.id())))
                .allMatch(StateOutcome.Missing.class::isInstance);
    }

    @Test
    void thePlatformItselfWritesNoLetters() {
        Desk system = volunteers.system(volunteers.server.alpha());
        Article article = volunteers.saved(paul, Writing.of("Repris d’ailleurs", "", "Texte."));
        volunteers.acts.proposeArticle().run(system, article.id(), 0);
        volunteers.acts.publishArticle().run(system, article.id(), 0, null);
        assertThat(lettersAbout("Repris d’ailleurs")).isEmpty();
    }

    private static UUID member(String name, String office) {
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
                        volunteers.server.tenancy(volunteers.server.alpha()),
                        tx ->
                                tx.query(
                                                "insert into membership (account_id, office) values (:account, :office)")
                                        .bind("account", account)
                                        .bind("office", office)
                                        .execute());
        return account.value();
    }

    private static ArticleState state(StateOutcome outcome) {
        return ((StateOutcome.Done) outcome).article().state();
    }

    private static Article find(UUID id) {
        return volunteers
                .read(volunteers.server.alpha(), tx -> Articles.find(tx, id))
                .orElseThrow();
    }

    private static List<String> lettersAbout(String title) {
        return volunteers.read(
                volunteers.server.alpha(),
                tx ->
                        tx.query(
                                        "select recipient from outgoing_mail where position(:title in subject) > 0")
                                .bind("title", title)
                                .list(String.class));
    }

    private static long audited(String act, String subject) {
        return volunteers.read(
                volunteers.server.alpha(),
                tx ->
                        tx.query(
                                        "select count(*) from audit_entry where act = :act and subject = :subject")
                                .bind("act", act)
                                .bind("subject", subject)
                                .one(Long.class));
    }
}
