/**
 * Site models: any site can become one, for associations to come. What is taken is how a site is
 * built and dressed, never who is in it nor what they wrote; the operator looks at it before it is
 * offered. A model is a copy, kept with the portal: nothing reads another association's rows.
 */
@NullMarked
package org.preau.blueprint;

import org.jspecify.annotations.NullMarked;
