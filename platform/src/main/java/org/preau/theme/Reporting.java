package org.preau.theme;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where somebody goes who finds a content unlawful or shocking: to the form of whoever hosts it,
 * with the content's address filled in; no account is asked for.
 */
final class Reporting {

    private Reporting() {}

    static String address(Shell shell, String path) {
        return shell.kept().reporting(() -> beginning(shell)) + encoded(path);
    }

    private static String beginning(Shell shell) {
        return shell.host().origin() + "/signaler?adresse=" + encoded(shell.origin());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
