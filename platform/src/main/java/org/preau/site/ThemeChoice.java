package org.preau.site;

import java.util.Map;
import org.preau.text.Language;

/**
 * A theme that a site may wear.
 *
 * @param key as it stands in the tenant's row
 * @param name what it is called, in each language
 * @param description one line about it, in each language
 * @param picture where a picture of a home page in it is, 480 × 300
 */
public record ThemeChoice(
        String key,
        Map<Language, String> name,
        Map<Language, String> description,
        String picture) {}
