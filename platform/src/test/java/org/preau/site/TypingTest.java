package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.web.Desk;
import org.preau.web.Person;

/**
 * What is typed and not saved: kept for whoever typed it, seen by nobody else, forgotten in time.
 */
class TypingTest {

    private static Volunteers volunteers;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void whatIsTypedIsKeptForItsWriterOnly() {
        Desk marion = sitting(volunteers.marion());
        Desk paul = sitting(volunteers.paul());
        UUID text = Ids.next();

        type(marion, text, "Un secret");

        assertThat(kept(marion, text)).isEqualTo("Un secret");
        assertThat(kept(paul, text)).isEmpty();
        assertThat(kept(sitting(volunteers.stranger()), text)).isEmpty();
    }

    @Test
    void whoElseHasItOpenIsSaidInTheSameAssociationOnly() {
        Desk marion = sitting(volunteers.marion());
        UUID text = Ids.next();
        type(marion, text, "Bonjour");

        assertThat(look(sitting(volunteers.paul()), text)).containsExactly("Marion");
        assertThat(look(sitting(volunteers.stranger()), text)).isEmpty();
        assertThat(look(marion, text)).containsExactly("Paul");
    }

    @Test
    void aSaveForgetsIt() {
        Desk marion = sitting(volunteers.marion());
        UUID text = Ids.next();
        type(marion, text, "Bonjour");

        volunteers
                .acts
                .saveArticle()
                .run(
                        marion,
                        SaveArticle.Command.create(
                                text, ArticleKind.ARTICLE, Writing.of("Titre", "", "Bonjour")));

        assertThat(kept(marion, text)).isEmpty();
    }

    @Test
    void aLoopFillsNoDisk() {
        Desk marion = sitting(volunteers.marion());
        UUID first = Ids.next();
        type(marion, first, "Le premier");
        for (int i = 0; i < 120; i++) {
            type(marion, Ids.next(), "Texte " + i);
        }

        assertThat(kept(marion, first)).isEmpty();
        KeepTyping.Outcome tooLong =
                volunteers.acts.keepTyping().run(marion, command(Ids.next(), "x".repeat(700_000)));
        assertThat(tooLong).isInstanceOf(KeepTyping.TooLong.class);
    }

    private static void type(Desk desk, UUID text, String body) {
        assertThat(volunteers.acts.keepTyping().run(desk, command(text, body)))
                .isInstanceOf(KeepTyping.Kept.class);
    }

    private static List<String> look(Desk desk, UUID text) {
        KeepTyping.Command command = new KeepTyping.Command(text, ArticleKind.ARTICLE, 0, null);
        return ((KeepTyping.Kept) volunteers.acts.keepTyping().run(desk, command)).others();
    }

    private static KeepTyping.Command command(UUID text, String body) {
        return new KeepTyping.Command(
                text, ArticleKind.ARTICLE, 0, new KeepTyping.Words("", "", body));
    }

    private static String kept(Desk desk, UUID text) {
        AccountId account = desk.who().orElseThrow().account();
        return volunteers.read(
                desk.tenant(),
                tx -> Autosaves.find(tx, account, text).map(Autosave::body).orElse(""));
    }

    /** The same desk with somebody who has signed in. */
    private static Desk sitting(Desk desk) {
        Tenant tenant = desk.tenant();
        Person person =
                new Person(
                        new AccountId(java.util.Objects.requireNonNull(desk.actor().id())),
                        Ids.next(),
                        desk.actor().name(),
                        new EmailAddress("x@courriel.example"),
                        Language.FR,
                        "system",
                        false);
        return new Desk(tenant, desk.tenancy(), desk.rights(), desk.actor(), person, false);
    }
}
