/**
 * Templates of an association's own over those of its theme: written, tried, published, taken back,
 * with all their versions.
 *
 * <p>What is written is checked here and rendered in {@link org.preau.render.Sandbox} only, on the
 * site's own host.
 */
@NullMarked
package org.preau.template;

import org.jspecify.annotations.NullMarked;
