/**
 * What people read and write: messages in French and English, dates, sizes; Markdown made safe and
 * well set, typography, slugs, excerpts, comparison.
 *
 * <p>Messages live in {@code messages_fr.properties} and {@code messages_en.properties} beside the
 * feature that says them, never in templates or code; an English message that is missing falls back
 * to French. Whatever a person typed is bounded before it is parsed.
 */
@NullMarked
package org.preau.text;

import org.jspecify.annotations.NullMarked;
