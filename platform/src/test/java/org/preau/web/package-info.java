/** Hosts, gates and the page cache, by themselves. */
@NullMarked
package org.preau.web;

import org.jspecify.annotations.NullMarked;
