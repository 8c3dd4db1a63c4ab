package org.preau.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.people.GiveOffice;
import org.preau.people.MakeAppPassword;
import org.preau.people.Places;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.web.AppUse;
import org.preau.web.Desk;

/**
 * A program that opens the files of an association by a member's password.
 *
 * @param login the member's address
 */
public record FilesProgram(TestServer server, Tenant tenant, String login, String password) {

    /** One of somebody who holds {@code office} in {@code tenant} from now on. */
    public static FilesProgram of(TestServer server, Tenant tenant, String name, Office office) {
        String login = name + "@" + tenant.slug() + ".example";
        var account = server.accounts().create(name, new EmailAddress(login), Language.FR);
        new GiveOffice(server.house().database(), server.house().clock())
                .run(
                        server.tenancy(tenant),
                        TestServer.FIXTURE,
                        account.id(),
                        name,
                        office,
                        null,
                        null);
        Desk desk =
                new Places(
                                server.house().database(),
                                server.house().tenancies(),
                                server.house().clock())
                        .desk(account.id(), name, false, tenant)
                        .orElseThrow();
        MakeAppPassword.Outcome made =
                new MakeAppPassword(server.house().database(), server.house().clock())
                        .run(
                                desk,
                                new MakeAppPassword.Command(Ids.next(), AppUse.FILES, "un test"));
        return new FilesProgram(server, tenant, login, ((MakeAppPassword.Made) made).secret());
    }

    /** Where the space of its association begins, as programs are told it. */
    public String address() {
        return "http://localhost:" + server.port() + path();
    }

    /** The same on this host. */
    public String path() {
        return "/dav/" + tenant.slug() + "/";
    }

    /** Speaks HTTP to it. */
    public Visitor visitor() {
        return server.portal().with("authorization", authorization());
    }

    public String authorization() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
