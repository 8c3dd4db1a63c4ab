package org.preau.redirect;

import org.jspecify.annotations.Nullable;

/**
 * An old address as the API takes it.
 *
 * @param path or a whole address of a former site
 * @param target the id of a section, article or page
 */
public record RedirectInput(@Nullable String path, @Nullable String target) {}
