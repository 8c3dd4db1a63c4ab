package org.preau.whole;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.web.Secrets;

/** Everybody who may ask something of alpha, and the secrets that beta's people carry. */
final class Roles {

    /** Whose requests are the positive controls. */
    static final String PRESIDENT = "president";

    static final String TOKEN = "token";

    private static final String TOKEN_OF_ALPHA = "preau_" + "A".repeat(43);
    private static final String TOKEN_OF_BETA = "preau_" + "C".repeat(43);
    private static final String PASSWORD_OF_ALPHA = "aaaaa-aaaaa-aaaaa-aaaaa-aaaaaa";

    /** Whose requests are the positive controls where a member's password is asked for. */
    static final String FILE_SPACE = "file-space password";

    /** The same for the vault. */
    static final String GIT = "git password";

    private static final String GIT_PASSWORD_OF_ALPHA = "ggggg-ggggg-ggggg-ggggg-gggggg";

    private static final List<String> OFFICES =
            List.of("member", "writer", "treasurer", "webmaster", PRESIDENT);

    private final TestServer server;
    private final Fixture fixture;
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();

    Roles(TestServer server, Fixture fixture) {
        this.server = server;
        this.fixture = fixture;
        visitors.put("anonymous", server.portal());
        for (String office : OFFICES) {
            visitors.put(office, server.signedIn(office, office + "@alpha.example"));
        }
        visitors.put("former president", server.signedIn("former", "former@alpha.example"));
        visitors.put("stranger", server.signedIn("stranger", "stranger@elsewhere.example"));
        visitors.put("expired session", server.signedIn("expired", "expired@alpha.example"));
        visitors.put(TOKEN, bearing(TOKEN_OF_ALPHA));
        visitors.put(FILE_SPACE, showing(PASSWORD_OF_ALPHA));
        visitors.put(GIT, showing(GIT_PASSWORD_OF_ALPHA));
        visitors.put("nonsense token", bearing("preau_" + "B".repeat(43)));
        reopen();
    }

    /** Those who are nothing to beta, by what they are to alpha. */
    Map<String, Visitor> visitors() {
        return visitors;
    }

    Visitor visitor(String name) {
        return visitors.getOrDefault(name, server.portal());
    }

    /** A token that is good in beta and nowhere else. */
    static String tokenOfBeta() {
        return TOKEN_OF_BETA;
    }

    private Visitor bearing(String token) {
        return server.portal().with("authorization", "Bearer " + token);
    }

    private Visitor showing(String password) {
        String pair = PRESIDENT + "@alpha.example:" + password;
        return server.portal()
                .with(
                        "authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The offices of alpha and the tokens of both, as they may have been used up by what was let
     * through.
     */
    void reopen() {
        List<String> sql = new ArrayList<>();
        OFFICES.forEach(office -> sql.add(office(office, office, "null")));
        sql.add(office(PRESIDENT, "integrator", "null"));
        sql.add(office("expired", PRESIDENT, "null"));
        sql.add(office("former", PRESIDENT, "current_date - 2"));
        sql.add(
                "update preau.session set expires_at = now() - interval '1 minute' where account_id = (select account_id from preau.account where email = 'expired@alpha.example')");
        sql.add(
                "delete from preau.api_token where name = 'matrix' and tenant_id = '"
                        + server.alpha().id()
                        + "'");
        sql.add(token(server.alpha().id().toString(), TOKEN_OF_ALPHA));
        sql.add(password("files", PASSWORD_OF_ALPHA));
        sql.add(password("git", GIT_PASSWORD_OF_ALPHA));
        sql.add(token(server.beta().id().toString(), TOKEN_OF_BETA));
        fixture.run(sql);
    }

    private String office(String person, String office, String until) {
        return "insert into preau.membership (tenant_id, account_id, office, since, until) select '"
                + server.alpha().id()
                + "', account_id, '"
                + office
                + "', current_date - 30, "
                + until
                + " from preau.account where email = '"
                + person
                + "@alpha.example' on conflict (tenant_id, account_id, office) do update set ended_at = null, until = excluded.until";
    }

    /** The president's, for one use in alpha. */
    private String password(String use, String secret) {
        return "insert into preau.app_password (tenant_id, id, account_id, purpose, name, secret_hash) select '"
                + server.alpha().id()
                + "', '"
                + Fixture.id("a", "matrix password for " + use)
                + "', account_id, '"
                + use
                + "', 'matrix', '\\x"
                + HexFormat.of().formatHex(Secrets.digest(secret.replace("-", "")))
                + "' from preau.account where email = 'president@alpha.example' on conflict (tenant_id, id) do update set revoked_at = null, used_at = now()";
    }

    private static String token(String tenant, String secret) {
        return "insert into preau.api_token (tenant_id, id, name, token_hash, rights, created_by, maker_id) values ('"
                + tenant
                + "', '"
                + Fixture.id(tenant, "matrix")
                + "', 'matrix', '\\x"
                + HexFormat.of().formatHex(Secrets.digest(secret))
                + "', '{read,write,publish,arrange,people,audit,templates}', 'x', (select m.account_id from preau.membership m join preau.account a using (account_id) where m.tenant_id = '"
                + tenant
                + "' and a.email = 'president@alpha.example' limit 1)) on conflict do nothing";
    }
}
