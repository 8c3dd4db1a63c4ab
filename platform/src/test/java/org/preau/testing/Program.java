package org.preau.testing;

import java.util.List;
import org.preau.base.Ids;
import org.preau.tenancy.Tenant;
import org.preau.web.Secrets;

/** A program that speaks to the API with a token of its own. */
public final class Program {

    private Program() {}

    /**
     * @param letter of which the token is made: each makes another program
     */
    public static Visitor of(TestServer server, Tenant tenant, String letter, String... rights) {
        String secret = "preau_" + letter.repeat(43);
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                "insert into api_token (id, name, token_hash, rights, created_by) values (:id, :name, :hash, :rights, 'test')")
                                        .bind("id", Ids.next())
                                        .bind("name", "Programme " + letter)
                                        .bind("hash", Secrets.digest(secret))
                                        .bind("rights", List.of(rights))
                                        .execute());
        return server.portal().with("authorization", "Bearer " + secret);
    }
}
