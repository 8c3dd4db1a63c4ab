package org.preau.operator;

import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;

import java.util.ArrayList;
import java.util.List;
import org.preau.tenancy.Right;
import org.preau.web.Reply;
import org.preau.web.Route;

/** The console's routes, the domain page of workspaces, the application form of the portal. */
final class OperatorRoutes {

    private static final String ONE = "/console/associations/{slug}";

    private OperatorRoutes() {}

    static List<Route> of(
            ListPages list,
            OpenPages open,
            AssociationPages association,
            StatePages state,
            VisitPages visit,
            ImportPages files,
            ApplicationPages applications,
            AnnouncementPages announcements,
            JournalPages journal,
            DomainPages domain,
            ApplyPages apply,
            ReportPages report,
            ReportedPages reported) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                List.of(
                        Route.operator(
                                GET,
                                "/console",
                                (who, exchange) -> Reply.seeOther("/console/associations")),
                        Route.operator(GET, "/console/associations", list::list),
                        Route.operator(GET, "/console/associations/nouvelle", open::form),
                        Route.operator(POST, "/console/associations", open::open),
                        Route.operator(GET, ONE, association::show),
                        Route.operator(POST, ONE + "/reglages", association::change),
                        Route.operator(POST, ONE + "/mesure", association::measure),
                        Route.operator(GET, ONE + "/visite", visit::ask),
                        Route.operator(POST, ONE + "/visite", visit::enter),
                        Route.operator(POST, ONE + "/visite/fin", visit::leave)));
        for (Step step : Step.values()) {
            String path = ONE + "/" + StatePages.path(step);
            routes.add(Route.operator(GET, path, state.ask(step)));
            routes.add(Route.operator(POST, path, state.take(step)));
        }
        routes.addAll(files(files));
        routes.addAll(applications(applications));
        routes.addAll(announcements(announcements));
        routes.add(Route.operator(GET, "/console/journal", journal::list));
        routes.addAll(domain(domain));
        routes.add(Route.anyone(GET, "/demander", apply::form));
        routes.add(Route.anyone(POST, "/demander", apply::send));
        routes.add(Route.anyone(GET, "/demander/merci", apply::thanks));
        routes.addAll(reports(report, reported));
        return List.copyOf(routes);
    }

    private static List<Route> files(ImportPages files) {
        String here = "/console/associations/import";
        return List.of(
                Route.operator(GET, here, files::start),
                Route.operator(POST, here, files::preview),
                Route.operator(GET, here + "/exemple.csv", files::example),
                Route.operator(GET, here + "/{id}", files::show),
                Route.operator(POST, here + "/{id}", files::confirm),
                Route.operator(GET, here + "/{id}/rapport.csv", files::report));
    }

    private static List<Route> applications(ApplicationPages applications) {
        String here = "/console/demandes";
        return List.of(
                Route.operator(GET, here, applications::list),
                Route.operator(GET, here + "/{id}", applications::show),
                Route.operator(POST, here + "/{id}/accord", applications::accept),
                Route.operator(POST, here + "/{id}/refus", applications::decline));
    }

    private static List<Route> reports(ReportPages report, ReportedPages reported) {
        return List.of(
                Route.anyone(GET, "/signaler", report::form),
                Route.anyone(POST, "/signaler", report::send),
                Route.anyone(GET, "/signaler/merci", report::thanks),
                Route.operator(GET, ReportedPages.LIST, reported::list),
                Route.operator(GET, ReportedPages.LIST + "/{id}", reported::show),
                Route.operator(POST, ReportedPages.LIST + "/{id}/decision", reported::decide));
    }

    private static List<Route> announcements(AnnouncementPages announcements) {
        String here = "/console/annonces";
        return List.of(
                Route.operator(GET, here, announcements::list),
                Route.operator(GET, here + "/nouvelle", announcements::form),
                Route.operator(POST, here + "/nouvelle", announcements::form),
                Route.operator(POST, here + "/apercu", announcements::preview),
                Route.operator(POST, here, announcements::send),
                Route.operator(GET, here + "/{id}", announcements::show),
                Route.operator(POST, here + "/{id}/retrait", announcements::withdraw));
    }

    private static List<Route> domain(DomainPages domain) {
        String here = "/espace/{association}/domaine";
        return List.of(
                Route.holding(Right.ARRANGE, GET, here, domain::show),
                Route.holding(Right.ARRANGE, POST, here, domain::ask),
                Route.holding(Right.ARRANGE, POST, here + "/{domain}/preuve", domain::verify),
                Route.holding(Right.ARRANGE, POST, here + "/{domain}/retrait", domain::giveBack));
    }
}
