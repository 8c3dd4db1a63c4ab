@NullMarked
package org.preau.demo;

import org.jspecify.annotations.NullMarked;
