package org.preau.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.text.Language;

/**
 * Somebody who has signed in.
 *
 * @param session the session's identifier, not its secret
 * @param chosenLanguage what the person chose; null to follow the browser
 * @param appearance {@code system}, {@code light} or {@code dark}
 * @param operator whether this person runs the platform
 */
public record Person(
        AccountId account,
        UUID session,
        String name,
        EmailAddress email,
        @Nullable Language chosenLanguage,
        String appearance,
        boolean operator) {

    public Optional<Language> language() {
        return Optional.ofNullable(chosenLanguage);
    }
}
