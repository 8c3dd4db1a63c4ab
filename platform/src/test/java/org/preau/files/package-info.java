/** The file space over real HTTP, PostgreSQL and programs that people use. */
@NullMarked
package org.preau.files;

import org.jspecify.annotations.NullMarked;
