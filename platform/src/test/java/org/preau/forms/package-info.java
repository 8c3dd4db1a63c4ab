/** Tests of forms: made at the desk, answered by visitors and by robots. */
@NullMarked
package org.preau.forms;

import org.jspecify.annotations.NullMarked;
