/**
 * The demonstration: a fictional town, its portal and six associations, written from the files
 * beside this package's resources into an empty platform.
 *
 * <p>Each association is written in one transaction, so a start that was cut short is finished by
 * the next one.
 */
@NullMarked
package org.preau.demo;

import org.jspecify.annotations.NullMarked;
