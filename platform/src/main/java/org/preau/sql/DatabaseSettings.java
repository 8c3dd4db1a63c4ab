package org.preau.sql;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where PostgreSQL is and who owns the database.
 *
 * @param url of JDBC, {@code jdbc:postgresql://host:port/database}
 * @param owner the role that owns the schema and migrates it; needs CREATEROLE once, to make the
 *     three roles that the server works with
 * @param rolePrefix the three roles are {@code PREFIX_tenant}, {@code PREFIX_identity}, {@code
 *     PREFIX_operator}
 * @param secret the platform's secret, from which the three passwords are derived, so that several
 *     servers need no more than the same secret
 * @param poolSize connections for tenants' work; identity and operator get a third each
 */
public record DatabaseSettings(
        String url,
        String owner,
        String ownerPassword,
        String rolePrefix,
        String secret,
        int poolSize) {

    String role(DatabaseRole role) {
        return rolePrefix + "_" + role.suffix();
    }

    /** HMAC-SHA-256 of the role's name under the platform's secret. */
    String password(DatabaseRole role) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] code =
                    mac.doFinal(("postgresql:" + role(role)).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + url + ", owner " + owner + ", pool " + poolSize + "]";
    }
}
