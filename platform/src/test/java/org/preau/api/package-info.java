/** Tests of {@code api}: the document against the live route table. */
@NullMarked
package org.preau.api;

import org.jspecify.annotations.NullMarked;
