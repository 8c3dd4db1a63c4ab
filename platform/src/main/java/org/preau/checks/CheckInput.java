package org.preau.checks;

import org.jspecify.annotations.Nullable;

/**
 * A text to be checked.
 *
 * @param body Markdown
 */
public record CheckInput(@Nullable String body) {}
