/**
 * Pages: one engine over Handlebars.java, for the application's own templates and for the themes of
 * associations.
 *
 * <p>A template sees records by their components, maps, lists, text, numbers, dates; nothing else
 * of Java is reachable. What it prints is escaped unless it is a {@link org.preau.render.SafeHtml}.
 * {@link org.preau.render.Frame} holds what every page shows around its own content. Knows {@code
 * text} and {@code base} only.
 */
@NullMarked
package org.preau.render;

import org.jspecify.annotations.NullMarked;
