/**
 * What a person reads: messages in French and English, dates, sizes.
 *
 * <p>Messages live in {@code messages_fr.properties} and {@code messages_en.properties} beside the
 * feature that says them, never in templates or code. French comes first; an English message that
 * is missing falls back to it.
 */
@NullMarked
package org.preau.text;

import org.jspecify.annotations.NullMarked;
