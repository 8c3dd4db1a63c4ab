package org.preau.forms;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.preau.backup.store.ObjectStore;
import org.preau.base.EmailAddress;
import org.preau.jobs.Jobs;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.theme.SitePart;
import org.preau.visitors.FormToken;
import org.preau.visitors.Tries;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;
import org.preau.web.Secrets;

/** The feature put together from the house's foundation. */
public final class FormsFeature {

    /**
     * What it stands on.
     *
     * @param mayWrite whether one more letter that a visitor causes may go to an address today;
     *     counts it, over the whole platform
     */
    public record Ground(
            Clock clock,
            Database database,
            Jobs jobs,
            Post post,
            ObjectStore store,
            Secrets secrets,
            Origins origins,
            TenantDirectory directory,
            Messages messages,
            Pages pages,
            Predicate<EmailAddress> mayWrite) {}

    private final Ground ground;
    private final AnswerShelf shelf;
    private final DeleteAnswer delete;
    private final ForgetAnswers forget;
    private final AnswerLetters letters;

    public FormsFeature(Ground ground) {
        this.ground = ground;
        this.shelf = new AnswerShelf(ground.store());
        this.delete = new DeleteAnswer(ground.database(), shelf);
        this.forget = new ForgetAnswers(ground.database(), ground.jobs(), delete, ground.clock());
        this.letters =
                new AnswerLetters(
                        ground.database(),
                        ground.jobs(),
                        ground.post(),
                        ground.messages(),
                        ground.origins(),
                        ground.directory(),
                        ground.clock());
    }

    /** Says what its jobs do. Once for a server, before they start. */
    public void register() {
        ground.jobs().register(AnswerLetters.TELL, letters::tell);
        ground.jobs().register(ForgetAnswers.KIND, (tenancy, due) -> forget.run(tenancy));
    }

    /** Forms and answers came back: those whose time is over by now go again. */
    public void restored(TenantTx tx) {
        forget.again(tx);
    }

    /** What visitors see of it. */
    public SitePart part() {
        TakeAnswer take =
                new TakeAnswer(
                        ground.database(),
                        shelf,
                        new Tries(ground.secrets()),
                        letters,
                        forget,
                        ground.mayWrite(),
                        ground.clock());
        return new PublicForms(
                ground.database(),
                ground.messages(),
                new FormToken(ground.secrets(), ground.clock()),
                take,
                ground.clock());
    }

    public List<Route> routes() {
        return FormsRoutes.of(
                new FormRoom(
                        ground.database(),
                        ground.pages(),
                        ground.messages(),
                        ground.origins(),
                        ground.clock(),
                        acts()));
    }

    private FormActs acts() {
        Database database = ground.database();
        return new FormActs(
                new MakeQuestionnaire(database, ground.messages()),
                new CopyQuestionnaire(database, ground.messages()),
                new SaveQuestionnaire(database, forget),
                new SaveQuestion(database),
                new ArrangeQuestions(database),
                new OpenQuestionnaire(database),
                new DeleteQuestionnaire(database, shelf),
                new SortAnswer(database),
                delete,
                shelf);
    }
}
