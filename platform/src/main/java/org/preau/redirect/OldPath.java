package org.preau.redirect;

import java.util.UUID;

/**
 * An address that leads on.
 *
 * @param path decoded, begins with a slash
 * @param kind {@code section}, {@code article} or {@code page}
 * @param target the id of what it leads to
 * @param title of that
 * @param slug where that is now
 */
public record OldPath(String path, String kind, UUID target, String title, String slug) {}
