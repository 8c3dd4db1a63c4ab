/**
 * The API's own description: an OpenAPI 3.1 document and a page for people, both made from the live
 * route table, so neither can say what is not there nor keep quiet about what is.
 */
@NullMarked
package org.preau.api;

import org.jspecify.annotations.NullMarked;
