package org.preau.media;

import org.preau.sql.TenantTx;

/** What has to be done about a file that was taken in or took another one's place. */
@FunctionalInterface
public interface Following {

    /** Nothing. */
    Following NOTHING = (tx, media) -> {};

    /** Within the transaction that wrote the row; schedules and does not do. */
    void kept(TenantTx tx, Media media);
}
