package org.preau.comments;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.tenancy.Right.PUBLISH;
import static org.preau.tenancy.Right.READ;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.preau.base.EmailAddress;
import org.preau.jobs.Jobs;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.theme.SitePart;
import org.preau.visitors.FormToken;
import org.preau.visitors.Tries;
import org.preau.web.ApiDoc;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;
import org.preau.web.Secrets;

/** The feature put together from the house's foundation, and its routes. */
public final class CommentsFeature {

    private static final String DESK = "/espace/{association}/commentaires";
    private static final String API = "/api/v1/associations/{association}/comments";

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
            Secrets secrets,
            Origins origins,
            TenantDirectory directory,
            Messages messages,
            Pages pages,
            Predicate<EmailAddress> mayWrite) {}

    private final Ground ground;
    private final Withdrawal withdrawal;
    private final CommentLetters letters;

    public CommentsFeature(Ground ground) {
        this.ground = ground;
        this.withdrawal = new Withdrawal(ground.secrets());
        this.letters =
                new CommentLetters(
                        ground.database(),
                        ground.jobs(),
                        ground.post(),
                        ground.messages(),
                        ground.origins(),
                        ground.directory(),
                        withdrawal,
                        ground.clock());
    }

    /** Says what its jobs do. Once for a server, before they start. */
    public void register() {
        ground.jobs().register(CommentLetters.TELL, (tenancy, what) -> letters.tell(tenancy));
    }

    /** What visitors see of it, beside the articles. */
    public SitePart part() {
        WriteComment write =
                new WriteComment(
                        ground.database(),
                        new Tries(ground.secrets()),
                        letters,
                        ground.mayWrite(),
                        ground.clock());
        return new PublicComments(
                ground.database(),
                ground.messages(),
                new FormToken(ground.secrets(), ground.clock()),
                write,
                new WithdrawComment(ground.database()),
                withdrawal,
                ground.clock());
    }

    /** The desk's pages and the API. */
    public List<Route> routes() {
        CommentRoom room =
                new CommentRoom(
                        ground.database(),
                        ground.pages(),
                        ground.messages(),
                        ground.origins(),
                        new DecideComment(ground.database()),
                        new AnswerComment(
                                ground.database(), letters, ground.mayWrite(), ground.clock()),
                        new EditAnswer(ground.database()),
                        new SetComments(ground.database()));
        List<Route> all = new java.util.ArrayList<>(desk(room));
        all.addAll(programs(new CommentsApi(room)));
        return List.copyOf(all);
    }

    private static List<Route> desk(CommentRoom room) {
        CommentPages pages = new CommentPages(room);
        CommentSettingsPages settings = new CommentSettingsPages(room);
        AnswerPages answers = new AnswerPages(room);
        String one = DESK + "/{comment}";
        return List.of(
                holding(PUBLISH, GET, DESK, pages::list),
                holding(PUBLISH, POST, one + "/decision", pages::decide),
                holding(PUBLISH, GET, one + "/suppression", pages::askDelete),
                holding(PUBLISH, POST, one + "/suppression", pages::delete),
                holding(PUBLISH, GET, one + "/reponse", answers::ask),
                holding(PUBLISH, POST, one + "/reponse", answers::answer),
                holding(PUBLISH, GET, one + "/texte", answers::askEdit),
                holding(PUBLISH, POST, one + "/texte", answers::edit),
                holding(ARRANGE, GET, DESK + "/reglages", settings::site),
                holding(ARRANGE, POST, DESK + "/reglages", settings::saveSite),
                holding(PUBLISH, GET, DESK + "/articles/{article}", settings::article),
                holding(PUBLISH, POST, DESK + "/articles/{article}", settings::saveArticle));
    }

    private static List<Route> programs(CommentsApi comments) {
        String one = API + "/{comment}";
        return List.of(
                api(
                        PUBLISH,
                        GET,
                        API,
                        ApiDoc.of("listComments", "Lists comments in a state.")
                                .asks("etat", String.class, "waiting, published, declined or spam.")
                                .asks("page", Integer.class, "From 1.")
                                .givesMany(CommentsApi.CommentJson.class),
                        comments::list),
                api(
                        PUBLISH,
                        GET,
                        one,
                        ApiDoc.of("getComment", "Reads a comment.")
                                .gives(CommentsApi.CommentJson.class),
                        comments::get),
                api(
                        PUBLISH,
                        PUT,
                        one + "/state",
                        ApiDoc.of("decideComment", "Publishes, declines, or takes that back.")
                                .takes(CommentsApi.Decision.class)
                                .gives(CommentsApi.CommentJson.class),
                        comments::decide),
                api(
                        PUBLISH,
                        DELETE,
                        one,
                        ApiDoc.of("deleteComment", "Deletes a comment and its replies."),
                        comments::delete),
                api(
                        PUBLISH,
                        POST,
                        one + "/answers",
                        ApiDoc.of(
                                        "answerComment",
                                        "Answers a comment under the association's name, and publishes it.")
                                .takes(CommentsApi.AnswerInput.class)
                                .gives(CommentsApi.CommentJson.class)
                                .with(201),
                        comments::answer),
                api(
                        PUBLISH,
                        PUT,
                        one + "/body",
                        ApiDoc.of(
                                        "replaceAnswer",
                                        "Gives an answer of the association other words.")
                                .takes(CommentsApi.WordsInput.class)
                                .gives(CommentsApi.CommentJson.class),
                        comments::edit),
                api(
                        READ,
                        GET,
                        "/api/v1/associations/{association}/site/comments",
                        ApiDoc.of("getCommentRules", "Reads who may write below articles.")
                                .gives(CommentsApi.Rules.class),
                        comments::rules),
                api(
                        ARRANGE,
                        PUT,
                        "/api/v1/associations/{association}/site/comments",
                        ApiDoc.of("replaceCommentRules", "Says who may write below articles.")
                                .takes(CommentsApi.Rules.class)
                                .gives(CommentsApi.Rules.class),
                        comments::replaceRules),
                api(
                        PUBLISH,
                        PUT,
                        "/api/v1/associations/{association}/articles/{article}/comments",
                        ApiDoc.of("replaceCommentRulesOfArticle", "The same for one article.")
                                .takes(CommentsApi.Rules.class)
                                .gives(CommentsApi.Rules.class),
                        comments::replaceRulesOfArticle));
    }
}
