/** What volunteers do to their site, and what nobody may do to another's. */
@NullMarked
package org.preau.site;

import org.jspecify.annotations.NullMarked;
