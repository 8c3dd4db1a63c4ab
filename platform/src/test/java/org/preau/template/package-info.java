/** Tests of the templates that associations write. */
@NullMarked
package org.preau.template;

import org.jspecify.annotations.NullMarked;
