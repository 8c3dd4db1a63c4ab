/** Tests of the counting of visits. */
@org.jspecify.annotations.NullMarked
package org.preau.statistics;
