package org.preau.account;

import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.text.Language;

/** Changes how one is called, and how pages speak and look. */
final class ChangeProfile {

    private final Database database;

    ChangeProfile(Database database) {
        this.database = database;
    }

    /**
     * @param name 1 to 120 characters
     * @param language null to follow the browser
     * @param appearance {@code system}, {@code light} or {@code dark}
     */
    void run(AccountId id, String name, @Nullable Language language, String appearance) {
        database.identity(
                id,
                tx ->
                        tx.query(
                                        """
                                        update account
                                           set name = :name, language = :language, appearance = :appearance
                                         where account_id = :id
                                        """)
                                .bind("id", id)
                                .bind("name", name)
                                .bind("language", language)
                                .bind("appearance", appearance)
                                .execute());
    }
}
