package org.preau.site;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an association says of itself and how its site looks.
 *
 * @param address the seat, several lines
 * @param registration the number it is registered under (RNA: W and nine digits), or what stands
 *     for it elsewhere
 * @param director who answers for what is published
 * @param home JSON: see {@link Home}
 * @param version counts the changes of this row, from 1
 * @param sector 1 to 6, null when it belongs to none
 */
public record Site(
        String name,
        String theme,
        String language,
        @Nullable Integer sector,
        String tagline,
        String about,
        String address,
        String phone,
        String email,
        String registration,
        String director,
        @Nullable UUID logoId,
        String home,
        int version) {}
