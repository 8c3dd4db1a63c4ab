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

/** Associations for the operator's programs, and what an association's own token may ask of it. */
final class AssociationsApiRoutes {

    private static final String PLATFORM = "/api/v1/platform/";
    private static final String ONE = PLATFORM + "associations/{slug}";
    private static final String OWN = "/api/v1/associations/{association}";

    private AssociationsApiRoutes() {}

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
