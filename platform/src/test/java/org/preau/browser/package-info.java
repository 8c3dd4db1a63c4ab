/**
 * The whole server in a real Chromium: the first article from sign-in to the public site, every
 * page under the accessibility checker, hostile words in every field. Needs Debian's {@code
 * chromium} and {@code infra/browser} installed; says so when they are not there, skips nothing.
 */
@NullMarked
package org.preau.browser;

import org.jspecify.annotations.NullMarked;
