package org.preau.tenancy;

import java.util.Set;
import org.preau.base.Slug;

/** Short names that no association may have: hosts that people or programs expect to be ours. */
public final class ReservedNames {

    private static final Set<String> NAMES =
            Set.of(
                    "www",
                    "mail",
                    "smtp",
                    "imap",
                    "pop",
                    "webmail",
                    "mx",
                    "ns",
                    "ns1",
                    "ns2",
                    "ftp",
                    "sftp",
                    "ssh",
                    "dns",
                    "api",
                    "admin",
                    "administrateur",
                    "operateur",
                    "root",
                    "portail",
                    "portal",
                    "espace",
                    "console",
                    "connexion",
                    "compte",
                    "aide",
                    "help",
                    "support",
                    "abuse",
                    "postmaster",
                    "hostmaster",
                    "webmaster",
                    "security",
                    "securite",
                    "noreply",
                    "ne-pas-repondre",
                    "autoconfig",
                    "autodiscover",
                    "mta-sts",
                    "openpgpkey",
                    "static",
                    "assets",
                    "cdn",
                    "media",
                    "localhost",
                    "test",
                    "preau",
                    "status",
                    "metrics",
                    "healthz",
                    "git",
                    "vault",
                    "fichiers",
                    "listes");

    private ReservedNames() {}

    public static boolean has(Slug slug) {
        return NAMES.contains(slug.value());
    }
}
