/** Tests of the counting of visits. */
@NullMarked
package org.preau.statistics;

import org.jspecify.annotations.NullMarked;
