package org.preau.postgres;

/**
 * What a client needs to connect.
 *
 * @param url for pgjdbc, {@code jdbc:postgresql://127.0.0.1:PORT/DATABASE} and perhaps parameters
 * @param user the role
 * @param password in clear; left out of {@link #toString()}
 */
public record DatabaseAccess(String url, String user, String password) {

    @Override
    public String toString() {
        return "DatabaseAccess[" + user + " at " + url + "]";
    }
}
