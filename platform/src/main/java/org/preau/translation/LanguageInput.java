package org.preau.translation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A language, of a text or to translate it into.
 *
 * @param id of the draft that a translation begins as: sent twice, begun once
 * @param language a BCP 47 tag
 */
public record LanguageInput(@Nullable UUID id, @Nullable String language) {}
