package org.preau.theme;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where somebody goes who finds a content unlawful or shocking: to whoever hosts it, by mail, with
 * the content's address in the subject; no account is asked for.
 */
final class Reporting {

    private Reporting() {}

    static String address(Shell shell, String path) {
        HostDetails host = shell.host();
        if (host.email().isEmpty()) {
            return host.origin() + "/";
        }
        String subject =
                shell.voice().say("theme.report.subject", Map.of("address", shell.absolute(path)));
        return "mailto:" + host.email() + "?subject=" + encoded(subject);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
