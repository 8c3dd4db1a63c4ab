package org.preau.site;

import org.jspecify.annotations.Nullable;

/**
 * Settings as the API takes them: the whole of them, what is left out is empty.
 *
 * @param version of the site that was read; left out for whichever stands
 */
public record SettingsInput(
        @Nullable Integer version,
        @Nullable String name,
        @Nullable String about,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String registration,
        @Nullable String director,
        @Nullable String language) {

    EditSettings.Command command() {
        return new EditSettings.Command(
                version == null ? 0 : version,
                ArticleInput.text(name),
                ArticleInput.text(about),
                ArticleInput.text(address),
                ArticleInput.text(phone),
                ArticleInput.text(email),
                ArticleInput.text(registration),
                ArticleInput.text(director),
                ArticleInput.text(language));
    }
}
