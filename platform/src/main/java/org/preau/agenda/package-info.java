/**
 * The agenda of an association: dates of its articles and pages, each with its hours and place. A
 * text with dates is an event; what is said of it is said in the text.
 */
@NullMarked
package org.preau.agenda;

import org.jspecify.annotations.NullMarked;
