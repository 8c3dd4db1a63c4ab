package org.preau.translation;

import java.util.List;
import java.util.UUID;
import org.preau.web.Desk;

/** The language of a text and its translations. */
public record TranslationJson(String language, List<Other> translations) {

    /** Another text that says the same. */
    public record Other(UUID id, String language, String title, String slug, boolean visible) {}

    static TranslationJson of(
            Desk desk, Translations.Subject own, List<Translations.Subject> others) {
        return new TranslationJson(
                ChangeTranslation.language(desk, own),
                others.stream()
                        .map(one ->
                                new Other(
                                        one.id(),
                                        one.language(),
                                        one.title(),
                                        one.slug(),
                                        one.visible()))
                        .toList());
    }
}
