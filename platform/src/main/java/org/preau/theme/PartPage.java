package org.preau.theme;

import java.util.Map;

/**
 * A page of a {@link SitePart}, before it is dressed.
 *
 * @param template its name, which is also the page's kind
 * @param name under which the template finds {@code content}
 * @param path where it stands
 * @param title as typed
 * @param text Markdown that the template finds as {@code body} of the content; empty for none
 * @param content plain maps, lists, texts, numbers and booleans, as MODEL.md says
 * @param listed whether search engines may show it
 */
public record PartPage(
        String template,
        String name,
        String path,
        String title,
        String text,
        Map<String, Object> content,
        boolean listed) {}
