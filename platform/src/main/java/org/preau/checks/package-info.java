/**
 * What a writer should know of a text before others read it: pictures without words, links that say
 * nothing or lead nowhere, headings that skip a level.
 *
 * <p>A remark warns and never forbids. The text alone is read by {@code org.preau.text}; what only
 * the site knows (which addresses exist, and who may see them) is added here. The same remarks
 * stand beside the editor, in the preview and in the API.
 */
@NullMarked
package org.preau.checks;

import org.jspecify.annotations.NullMarked;
