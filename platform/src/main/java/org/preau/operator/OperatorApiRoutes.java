package org.preau.operator;

import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.operatorApi;

import java.util.List;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/** The operator's API, but for that of associations: see {@link AssociationsApiRoutes}. */
final class OperatorApiRoutes {

    private static final String PLATFORM = "/api/v1/platform/";

    private OperatorApiRoutes() {}

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
}
