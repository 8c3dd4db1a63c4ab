package org.preau.people;

import static org.preau.tenancy.Right.AUDIT;
import static org.preau.tenancy.Right.PEOPLE;
import static org.preau.tenancy.Right.READ;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.anyone;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.List;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/** Who may do what to people, tokens and the audit log. */
final class PeopleRoutes {

    private static final String DESK = "/espace/{association}/";
    private static final String API = "/api/v1/associations/{association}/";
    private static final String SEAT = DESK + "personnes/{member}/{office}";
    private static final String OFFER = DESK + "personnes/invitations/{invitation}";
    private static final String REVOCATION = DESK + "jetons/{token}/revocation";

    private PeopleRoutes() {}

    static List<Route> offices(
            PeoplePages people, OfficePages offices, LimitPages limits, MembersApi members) {
        return List.of(
                holding(READ, GET, DESK + "personnes", people::show),
                holding(PEOPLE, GET, SEAT, offices::show),
                holding(PEOPLE, POST, SEAT + "/mandat", offices::change),
                holding(PEOPLE, POST, SEAT + "/rubriques", limits::save),
                holding(PEOPLE, GET, SEAT + "/fin", offices::askEnd),
                holding(PEOPLE, POST, SEAT + "/fin", offices::end),
                api(
                        READ,
                        GET,
                        API + "members",
                        ApiDoc.of("listMembers", "Who holds which office until when.")
                                .givesMany(MembersApi.Member.class),
                        members::list),
                api(
                        PEOPLE,
                        PUT,
                        API + "members/{member}/{office}/mandate",
                        ApiDoc.of("changeMandate", "Changes the last day of a mandate.")
                                .takes(MembersApi.Mandate.class),
                        members::change),
                api(
                        PEOPLE,
                        PUT,
                        API + "members/{member}/{office}/sections",
                        ApiDoc.of(
                                        "limitOffice",
                                        "Keeps an office to some sections and those within, or frees it.")
                                .takes(MembersApi.Kept.class),
                        members::limit),
                api(
                        PEOPLE,
                        DELETE,
                        API + "members/{member}/{office}",
                        ApiDoc.of("endOffice", "Ends an office at once."),
                        members::end));
    }

    static List<Route> invitations(InvitePages invite, OfferPages offers, InvitationsApi api) {
        return List.of(
                holding(PEOPLE, GET, DESK + "personnes/inviter", invite::ask),
                holding(PEOPLE, POST, DESK + "personnes/inviter", invite::invite),
                holding(PEOPLE, GET, SEAT + "/releve", invite::askSuccessor),
                holding(PEOPLE, POST, SEAT + "/releve", invite::handOver),
                holding(PEOPLE, GET, OFFER, offers::show),
                holding(PEOPLE, POST, OFFER + "/renvoi", offers::resend),
                holding(PEOPLE, POST, OFFER + "/retrait", offers::withdraw),
                api(
                        PEOPLE,
                        GET,
                        API + "invitations",
                        ApiDoc.of("listInvitations", "The invitations without an answer.")
                                .givesMany(InvitationsApi.Offered.class),
                        api::list),
                api(
                        PEOPLE,
                        POST,
                        API + "invitations",
                        ApiDoc.of("invite", "Offers an office to somebody by mail.")
                                .takes(InvitationsApi.NewInvitation.class)
                                .gives(InvitationsApi.Made.class),
                        api::invite),
                api(
                        PEOPLE,
                        POST,
                        API + "invitations/{invitation}/letter",
                        ApiDoc.of("resendInvitation", "Writes the letter again, with a new link."),
                        api::resend),
                api(
                        PEOPLE,
                        DELETE,
                        API + "invitations/{invitation}",
                        ApiDoc.of("withdrawInvitation", "Takes an invitation back."),
                        api::withdraw));
    }

    static List<Route> tokens(TokenPages tokens, TokensApi api) {
        return List.of(
                holding(PEOPLE, GET, DESK + "jetons", tokens::list),
                holding(PEOPLE, GET, DESK + "jetons/nouveau", tokens::ask),
                holding(PEOPLE, POST, DESK + "jetons/nouveau", tokens::make),
                holding(PEOPLE, GET, REVOCATION, tokens::askRevoke),
                holding(PEOPLE, POST, REVOCATION, tokens::revoke),
                api(
                        PEOPLE,
                        GET,
                        API + "tokens",
                        ApiDoc.of("listTokens", "The API tokens, without their secrets.")
                                .givesMany(TokensApi.Known.class),
                        api::list),
                api(
                        PEOPLE,
                        POST,
                        API + "tokens",
                        ApiDoc.of("makeToken", "Makes a token of no more than one's own rights.")
                                .takes(TokensApi.NewToken.class)
                                .gives(TokensApi.Made.class),
                        api::make),
                api(
                        PEOPLE,
                        DELETE,
                        API + "tokens/{token}",
                        ApiDoc.of("revokeToken", "Takes a token's power away for good."),
                        api::revoke));
    }

    static List<Route> appPasswords(AppPasswordPages passwords, AppPasswordsApi api) {
        return List.of(
                holding(READ, GET, DESK + "mots-de-passe", passwords::list),
                holding(READ, GET, DESK + "mots-de-passe/nouveau", passwords::ask),
                holding(READ, POST, DESK + "mots-de-passe/nouveau", passwords::make),
                holding(
                        READ,
                        POST,
                        DESK + "mots-de-passe/{password}/revocation",
                        passwords::revoke),
                api(
                        READ,
                        GET,
                        API + "app-passwords",
                        ApiDoc.of(
                                        "listAppPasswords",
                                        "Passwords for programs, without their secrets: those of whoever made the token, or all with the right to people.")
                                .givesMany(AppPasswordsApi.KnownAppPassword.class),
                        api::list),
                api(
                        READ,
                        POST,
                        API + "app-passwords",
                        ApiDoc.of(
                                        "makeAppPassword",
                                        "Makes a password for a program in the name of whoever made the token.")
                                .takes(AppPasswordsApi.NewAppPassword.class)
                                .gives(AppPasswordsApi.MadeAppPassword.class),
                        api::make),
                api(
                        READ,
                        DELETE,
                        API + "app-passwords/{password}",
                        ApiDoc.of(
                                "revokeAppPassword",
                                "Takes the power of a password for a program away for good."),
                        api::revoke));
    }

    static List<Route> audit(AuditPages audit, AuditApi api) {
        return List.of(
                holding(AUDIT, GET, DESK + "journal", audit::show),
                holding(AUDIT, GET, DESK + "journal.csv", audit::export),
                api(
                        AUDIT,
                        GET,
                        API + "audit",
                        ApiDoc.of("listAudit", "What happened in the last year, newest first.")
                                .givesMany(AuditApi.Line.class),
                        api::list));
    }

    static List<Route> welcome(WelcomePages welcome) {
        return List.of(
                anyone(GET, "/invitation/{association}/{token}", welcome::show),
                anyone(POST, "/invitation/{association}/{token}", welcome::accept));
    }
}
