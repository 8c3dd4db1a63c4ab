package org.preau.theme;

import java.util.List;

/**
 * Who hosts the sites: the platform's portal, as its own settings name it. The law asks that each
 * site says so (loi n° 2004-575 pour la confiance dans l’économie numérique, art. 1-1).
 *
 * @param address lines; empty when not said
 * @param phone empty when not said
 * @param email empty when not said
 * @param origin the portal's
 */
public record HostDetails(
        String name, List<String> address, String phone, String email, String origin) {}
