/**
 * What people write, made safe and well set: Markdown to HTML, typography, slugs, excerpts,
 * comparison.
 *
 * <p>Everything here is a pure function of its arguments: no clock, no bundle, no store, any
 * thread. The words that a page needs ("Notes", "Table 2") come in as parameters. Whatever a person
 * typed is bounded before it is parsed.
 */
@NullMarked
package org.preau.text;

import org.jspecify.annotations.NullMarked;
