/** The workspace's articles, pages, sections, appearance, and what visitors see. */
@NullMarked
package org.preau.site;

import org.jspecify.annotations.NullMarked;
