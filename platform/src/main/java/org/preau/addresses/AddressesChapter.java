package org.preau.addresses;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/** What snapshots carry of addresses of one's own. */
public final class AddressesChapter {

    private AddressesChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter(
                "addresses",
                Table.lines("mail_address", "mail/addresses")
                        .parked("name", "'x' || replace(id::text, '-', '')"),
                Table.lines("mail_target", "mail/targets")
                        .without("token_hash", "a link that was answered must not ask again"));
    }
}
