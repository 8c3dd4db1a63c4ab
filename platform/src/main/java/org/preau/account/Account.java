package org.preau.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.text.Language;

/**
 * A person's account as its row has it.
 *
 * @param language what the person chose; null to follow the browser
 * @param appearance {@code system}, {@code light} or {@code dark}
 * @param passwordHash null when none was ever set
 * @param totpSecret sealed; null when no second step was begun
 * @param totpProvenAt when a first code was right; null when the second step is off
 * @param totpLastStep the last step a code was taken for, so that none is taken twice
 */
record Account(
        AccountId accountId,
        EmailAddress email,
        String name,
        @Nullable Language language,
        String appearance,
        boolean operator,
        @Nullable String passwordHash,
        byte @Nullable [] totpSecret,
        @Nullable Instant totpProvenAt,
        long totpLastStep) {

    boolean asksCode() {
        return totpProvenAt != null;
    }
}
