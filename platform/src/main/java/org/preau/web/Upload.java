package org.preau.web;

import java.nio.file.Path;

/**
 * A file that came with a form. It lies in a temporary place until the request ends.
 *
 * @param name as the browser gave it: untrusted, maybe empty
 * @param type as the browser gave it: untrusted
 */
public record Upload(String name, String type, long bytes, Path path) {}
