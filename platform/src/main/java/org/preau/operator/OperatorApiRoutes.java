package org.preau.operator;

import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.PATCH;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;
import static org.preau.web.Route.operatorApi;

import java.util.List;
import org.preau.tenancy.Right;
import org.preau.tenancy.TenantState;
import org.preau.web.ApiDoc;
import org.preau.web.Method;
import org.preau.web.Route;

/** The operator's API, and what an association's token may ask beside it. */
final class OperatorApiRoutes {

    private static final String PLATFORM = "/api/v1/platform/";
    private static final String ONE = PLATFORM + "associations/{slug}";
    private static final String OWN = "/api/v1/associations/{association}";

    private OperatorApiRoutes() {}

    static List<Route> associations(AssociationsApi api) {
        return List.of(
                operatorApi(
                        GET,
                        PLATFORM + "associations",
                        ApiDoc.of("listAssociations", "Lists associations, fifty to a page.")
                                .givesMany(AssociationsApi.Listed.class)
                                .with(200)
                                .asks(
                                        "q",
                                        String.class,
                                        "Words of the name, the short name or the domain; or an e-mail address of somebody who holds an office.")
                                .asks("state", TenantState.class, "Only those in this state.")
                                .asks("sector", Integer.class, "Only those of this sector, 1 to 6.")
                                .asks(
                                        "size",
                                        SizeBand.class,
                                        "Only those that take this much space.")
                                .asks("sort", Sort.class, "The order; by name unless said.")
                                .asks("page", Integer.class, "From 1."),
                        api::list),
                operatorApi(
                        POST,
                        PLATFORM + "associations",
                        ApiDoc.of(
                                        "openAssociation",
                                        "Opens an association and invites its first responsible.")
                                .takes(AssociationsApi.NewOne.class)
                                .gives(AssociationsApi.Association.class)
                                .with(201),
                        api::create),
                operatorApi(
                        GET,
                        ONE,
                        ApiDoc.of("getAssociation", "Reads an association.")
                                .gives(AssociationsApi.Association.class)
                                .with(200),
                        api::get),
                operatorApi(
                        PATCH,
                        ONE,
                        ApiDoc.of("changeAssociation", "Changes its name, sector or space.")
                                .takes(AssociationsApi.Change.class)
                                .gives(AssociationsApi.Association.class)
                                .with(200),
                        api::patch),
                operatorApi(
                        POST,
                        ONE + "/measurement",
                        ApiDoc.of("measureAssociation", "Measures the space it takes now.")
                                .gives(AssociationsApi.Association.class)
                                .with(200),
                        api::measure),
                step(
                        PUT,
                        "suspension",
                        "suspendAssociation",
                        "Hides its site behind a polite page.",
                        api.step(Step.SUSPEND),
                        true),
                step(
                        DELETE,
                        "suspension",
                        "resumeAssociation",
                        "Shows its site again.",
                        api.back(Step.RESUME),
                        false),
                step(
                        PUT,
                        "archiving",
                        "archiveAssociation",
                        "Keeps its site as it is; nobody writes.",
                        api.step(Step.ARCHIVE),
                        true),
                step(
                        DELETE,
                        "archiving",
                        "reopenAssociation",
                        "Lets its members write again.",
                        api.back(Step.RESUME),
                        false),
                step(
                        PUT,
                        "deletion",
                        "deleteAssociation",
                        "Switches it off, and erases it after thirty days.",
                        api.step(Step.DELETE),
                        true),
                step(
                        DELETE,
                        "deletion",
                        "restoreAssociation",
                        "Takes its deletion back.",
                        api.back(Step.RESTORE),
                        false));
    }

    private static Route step(
            Method method,
            String name,
            String operation,
            String summary,
            Route.AtDesk handler,
            boolean reasoned) {
        ApiDoc doc =
                ApiDoc.of(operation, summary).gives(AssociationsApi.Association.class).with(200);
        return operatorApi(
                method,
                ONE + "/" + name,
                reasoned ? doc.takes(AssociationsApi.Reason.class) : doc,
                handler);
    }

    static List<Route> applications(ApplicationsApi api) {
        String one = PLATFORM + "applications/{id}";
        return List.of(
                operatorApi(
                        GET,
                        PLATFORM + "applications",
                        ApiDoc.of("listApplications", "Lists applications for a space.")
                                .givesMany(ApplicationsApi.Application.class)
                                .with(200)
                                .asks(
                                        "state",
                                        Applications.State.class,
                                        "Those in this state; pending ones unless said."),
                        api::list),
                operatorApi(
                        GET,
                        one,
                        ApiDoc.of("getApplication", "Reads an application.")
                                .gives(ApplicationsApi.Application.class)
                                .with(200),
                        api::get),
                operatorApi(
                        POST,
                        one + "/acceptance",
                        ApiDoc.of("acceptApplication", "Opens the association that was asked for.")
                                .takes(ApplicationsApi.Acceptance.class)
                                .gives(ApplicationsApi.Application.class)
                                .with(200),
                        api::accept),
                operatorApi(
                        POST,
                        one + "/refusal",
                        ApiDoc.of("declineApplication", "Declines it with a reason, by mail.")
                                .takes(ApplicationsApi.Refusal.class)
                                .gives(ApplicationsApi.Application.class)
                                .with(200),
                        api::decline));
    }

    static List<Route> reports(ReportsApi api) {
        String one = PLATFORM + "reports/{id}";
        return List.of(
                operatorApi(
                        GET,
                        PLATFORM + "reports",
                        ApiDoc.of("listReports", "Lists contents that the public reported.")
                                .givesMany(ReportsApi.Report.class)
                                .with(200)
                                .asks(
                                        "state",
                                        Reports.State.class,
                                        "Those in this state; pending ones unless said."),
                        api::list),
                operatorApi(
                        GET,
                        one,
                        ApiDoc.of("getReport", "Reads a report.")
                                .gives(ReportsApi.Report.class)
                                .with(200),
                        api::get),
                operatorApi(
                        POST,
                        one + "/decision",
                        ApiDoc.of("decideReport", "Says what was done about it and why, by mail.")
                                .takes(ReportsApi.Decision.class)
                                .gives(ReportsApi.Report.class)
                                .with(200),
                        api::decide));
    }

    static List<Route> announcements(AnnouncementsApi api) {
        return List.of(
                operatorApi(
                        GET,
                        PLATFORM + "announcements",
                        ApiDoc.of("listAnnouncements", "Lists the latest announcements.")
                                .givesMany(AnnouncementsApi.Announcement.class)
                                .with(200),
                        api::list),
                operatorApi(
                        POST,
                        PLATFORM + "announcements",
                        ApiDoc.of("announce", "Announces to all associations, a sector or one.")
                                .takes(AnnouncementsApi.NewOne.class)
                                .gives(AnnouncementsApi.Announcement.class)
                                .with(201),
                        api::create),
                operatorApi(
                        DELETE,
                        PLATFORM + "announcements/{id}",
                        ApiDoc.of("withdrawAnnouncement", "Takes an announcement back.").with(204),
                        api::withdraw));
    }

    static List<Route> imports(ImportsApi api) {
        String one = PLATFORM + "imports/{id}";
        return List.of(
                operatorApi(
                        POST,
                        PLATFORM + "imports",
                        ApiDoc.of(
                                        "previewImport",
                                        "Reads a file of associations and says what would happen.")
                                .takes(ImportsApi.NewOne.class)
                                .gives(ImportsApi.File.class)
                                .with(201),
                        api::create),
                operatorApi(
                        GET,
                        one,
                        ApiDoc.of("getImport", "Says how far a file is.")
                                .gives(ImportsApi.File.class)
                                .with(200),
                        api::get),
                operatorApi(
                        GET,
                        one + "/lines",
                        ApiDoc.of("listImportLines", "Lists what becomes of each line.")
                                .givesMany(ImportsApi.Line.class)
                                .with(200)
                                .asks("page", Integer.class, "From 1."),
                        api::lines),
                operatorApi(
                        POST,
                        one + "/confirmation",
                        ApiDoc.of("confirmImport", "Has the ready lines opened, by a job.")
                                .gives(ImportsApi.File.class)
                                .with(202),
                        api::confirm));
    }

    static List<Route> own(AssociationsApi associations, DomainApi domains) {
        return List.of(
                api(
                        Right.READ,
                        GET,
                        OWN,
                        ApiDoc.of("getOwnAssociation", "Reads the association of the token.")
                                .gives(AssociationsApi.Association.class)
                                .with(200),
                        associations::own),
                api(
                        Right.ARRANGE,
                        GET,
                        OWN + "/domains",
                        ApiDoc.of("listDomains", "Lists the domains asked for, proven or not.")
                                .givesMany(DomainApi.Domain.class)
                                .with(200),
                        domains::list),
                api(
                        Right.ARRANGE,
                        POST,
                        OWN + "/domains",
                        ApiDoc.of(
                                        "askDomain",
                                        "Asks for a domain; the answer holds the proof to publish.")
                                .takes(DomainApi.NewOne.class)
                                .gives(DomainApi.Domain.class)
                                .with(201),
                        domains::ask),
                api(
                        Right.ARRANGE,
                        POST,
                        OWN + "/domains/{domain}/verification",
                        ApiDoc.of("verifyDomain", "Looks for the proof now.")
                                .gives(DomainApi.Domain.class)
                                .with(200),
                        domains::verify),
                api(
                        Right.ARRANGE,
                        DELETE,
                        OWN + "/domains/{domain}",
                        ApiDoc.of("giveBackDomain", "Gives a domain back.").with(204),
                        domains::giveBack));
    }
}
