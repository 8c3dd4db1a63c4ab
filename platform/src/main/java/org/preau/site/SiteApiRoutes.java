package org.preau.site;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.tenancy.Right.PUBLISH;
import static org.preau.tenancy.Right.READ;
import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;

import java.util.ArrayList;
import java.util.List;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/** Where programs work on a site. */
final class SiteApiRoutes {

    private static final String API = "/api/v1/associations/{association}";

    private SiteApiRoutes() {}

    static List<Route> of(Room room, Messages messages) {
        ApiAnswers answers = new ApiAnswers(messages);
        List<Route> routes = new ArrayList<>();
        routes.addAll(textsApi(ArticleKind.ARTICLE, "Article", API + "/articles", room, answers));
        routes.addAll(textsApi(ArticleKind.PAGE, "Page", API + "/pages", room, answers));
        routes.addAll(remarksApi(ArticleKind.ARTICLE, "Article", API + "/articles", room, answers));
        routes.addAll(remarksApi(ArticleKind.PAGE, "Page", API + "/pages", room, answers));
        routes.addAll(threadsApi(room, answers));
        ArticleApi pageOrder = new ArticleApi(ArticleKind.PAGE, room, answers);
        routes.add(
                api(
                        ARRANGE,
                        POST,
                        API + "/pages/{page}/position",
                        ApiDoc.of("movePage", "Moves a page one place up or down.")
                                .takes(DirectionInput.class)
                                .gives(ArticleJson.class),
                        pageOrder::move));
        routes.addAll(sectionsApi(room, answers));
        routes.addAll(siteApi(room, answers));
        return routes;
    }

    private static List<Route> textsApi(
            ArticleKind kind, String noun, String list, Room room, ApiAnswers answers) {
        ArticleApi texts = new ArticleApi(kind, room, answers);
        VersionApi versions = new VersionApi(kind, room);
        String one = list + "/{" + kind.part() + "}";
        return List.of(
                api(
                        READ,
                        GET,
                        list,
                        ApiDoc.of(
                                        "list" + noun + "s",
                                        "Lists " + kind.part() + "s, newest change first.")
                                .givesMany(ArticleJson.class),
                        texts::list),
                api(
                        WRITE,
                        POST,
                        list,
                        ApiDoc.of("create" + noun, "Begins a draft.")
                                .takes(ArticleInput.class)
                                .gives(ArticleJson.class),
                        texts::create),
                api(
                        READ,
                        GET,
                        one,
                        ApiDoc.of("get" + noun, "Reads one with its text.")
                                .gives(ArticleJson.class),
                        texts::get),
                api(
                        WRITE,
                        PUT,
                        one,
                        ApiDoc.of("replace" + noun, "Saves its next version.")
                                .takes(ArticleInput.class)
                                .gives(ArticleJson.class),
                        texts::replace),
                api(
                        READ,
                        GET,
                        one + "/versions",
                        ApiDoc.of(
                                        "list" + noun + "Versions",
                                        "Lists its versions, newest first, without their words.")
                                .givesMany(Revision.class),
                        versions::list),
                api(
                        READ,
                        GET,
                        one + "/versions/{version}",
                        ApiDoc.of("get" + noun + "Version", "Reads a version with its words.")
                                .gives(Revision.class),
                        versions::get),
                api(
                        WRITE,
                        POST,
                        one + "/proposal",
                        ApiDoc.of("propose" + noun, "Asks for it to be published.")
                                .takes(StateInput.class)
                                .gives(ArticleJson.class),
                        texts::propose),
                api(
                        PUBLISH,
                        POST,
                        one + "/publication",
                        ApiDoc.of("publish" + noun, "Puts it online.")
                                .takes(StateInput.class)
                                .gives(ArticleJson.class),
                        texts::publish),
                api(
                        PUBLISH,
                        DELETE,
                        one + "/publication",
                        ApiDoc.of("withdraw" + noun, "Takes it offline.").gives(ArticleJson.class),
                        texts::withdraw),
                api(
                        PUBLISH,
                        PUT,
                        one + "/schedule",
                        ApiDoc.of(
                                        "schedule" + noun,
                                        "Says from when until when it is public; withdrawing gives a plan up.")
                                .takes(TimesInput.class)
                                .gives(ArticleJson.class),
                        texts::schedule),
                api(
                        PUBLISH,
                        POST,
                        one + "/refusal",
                        ApiDoc.of("decline" + noun, "Sends it back to its writer with a word.")
                                .takes(StateInput.class)
                                .gives(ArticleJson.class),
                        texts::decline));
    }

    private static List<Route> remarksApi(
            ArticleKind kind, String noun, String list, Room room, ApiAnswers answers) {
        RemarkApi remarks = new RemarkApi(kind, room, answers);
        String all = list + "/{" + kind.part() + "}/remarks";
        return List.of(
                api(
                        WRITE,
                        GET,
                        all,
                        ApiDoc.of(
                                        "list" + noun + "Remarks",
                                        "Lists what its author and those who publish say about it, oldest first.")
                                .givesMany(Remark.class),
                        remarks::list),
                api(
                        WRITE,
                        POST,
                        all,
                        ApiDoc.of("remark" + noun, "Says something about it.")
                                .takes(RemarkApi.NewRemark.class)
                                .gives(Remark.class),
                        remarks::say));
    }

    private static List<Route> threadsApi(Room room, ApiAnswers answers) {
        RemarkApi remarks = new RemarkApi(ArticleKind.ARTICLE, room, answers);
        String settled = API + "/remarks/{remark}/resolution";
        return List.of(
                api(
                        WRITE,
                        POST,
                        API + "/remarks/{remark}/answers",
                        ApiDoc.of("answerRemark", "Answers a remark, which opens it again.")
                                .takes(RemarkApi.NewRemark.class)
                                .gives(Remark.class),
                        remarks::answer),
                api(
                        WRITE,
                        POST,
                        settled,
                        ApiDoc.of("resolveRemark", "Settles a remark.").gives(Remark.class),
                        remarks::resolve),
                api(
                        WRITE,
                        DELETE,
                        settled,
                        ApiDoc.of("reopenRemark", "Opens a remark again.").gives(Remark.class),
                        remarks::reopen));
    }

    private static List<Route> sectionsApi(Room room, ApiAnswers answers) {
        SectionApi sections = new SectionApi(room, answers);
        String list = API + "/sections";
        String one = list + "/{section}";
        return List.of(
                api(
                        READ,
                        GET,
                        list,
                        ApiDoc.of("listSections", "Lists sections, each before those within it.")
                                .givesMany(Section.class),
                        sections::list),
                api(
                        ARRANGE,
                        POST,
                        list,
                        ApiDoc.of("createSection", "Makes a section.")
                                .takes(SectionInput.class)
                                .gives(Section.class),
                        sections::create),
                api(
                        READ,
                        GET,
                        one,
                        ApiDoc.of("getSection", "Reads a section.").gives(Section.class),
                        sections::get),
                api(
                        ARRANGE,
                        PUT,
                        one,
                        ApiDoc.of("replaceSection", "Changes a section or moves it elsewhere.")
                                .takes(SectionInput.class)
                                .gives(Section.class),
                        sections::replace),
                api(
                        ARRANGE,
                        POST,
                        one + "/position",
                        ApiDoc.of("moveSection", "Moves a section one place up or down.")
                                .takes(DirectionInput.class)
                                .gives(Section.class),
                        sections::move),
                api(
                        ARRANGE,
                        DELETE,
                        one,
                        ApiDoc.of("deleteSection", "Removes a section that holds nothing."),
                        sections::delete));
    }

    private static List<Route> siteApi(Room room, ApiAnswers answers) {
        SiteApi site = new SiteApi(room, answers);
        PrivacyApi privacy = new PrivacyApi(room, answers);
        return List.of(
                api(
                        READ,
                        GET,
                        API + "/site/privacy",
                        ApiDoc.of("getPrivacy", "Reads what is added to the privacy page.")
                                .gives(Privacy.class),
                        privacy::get),
                api(
                        ARRANGE,
                        PUT,
                        API + "/site/privacy",
                        ApiDoc.of("replacePrivacy", "Changes what is added to the privacy page.")
                                .takes(PrivacyApi.Input.class)
                                .gives(Privacy.class),
                        privacy::replace),
                api(
                        READ,
                        GET,
                        API + "/site",
                        ApiDoc.of("getSite", "Reads settings and appearance.")
                                .gives(SiteJson.class),
                        site::get),
                api(
                        ARRANGE,
                        PUT,
                        API + "/site/settings",
                        ApiDoc.of("replaceSettings", "Changes who the association is.")
                                .takes(SettingsInput.class)
                                .gives(SiteJson.class),
                        site::settings),
                api(
                        ARRANGE,
                        PUT,
                        API + "/site/appearance",
                        ApiDoc.of("replaceAppearance", "Changes how the site looks.")
                                .takes(AppearanceInput.class)
                                .gives(SiteJson.class),
                        site::appearance));
    }
}
