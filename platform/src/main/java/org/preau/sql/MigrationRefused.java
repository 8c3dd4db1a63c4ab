package org.preau.sql;

/**
 * The owner of the database may not make the roles; the message says what an administrator runs.
 */
public final class MigrationRefused extends RuntimeException {
    MigrationRefused(String owner, String statement, Throwable cause) {
        super(
                "The role "
                        + owner
                        + " may not make the roles of Préau. Give it CREATEROLE, or have an"
                        + " administrator run: "
                        + statement,
                cause);
    }
}
