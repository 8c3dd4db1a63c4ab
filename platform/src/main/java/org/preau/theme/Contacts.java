package org.preau.theme;

import java.util.Map;

/** Addresses made of what people write in a contact. */
final class Contacts {

    private Contacts() {}

    /** The postal address, telephone and mail of a site, as far as it says them. */
    static Map<String, Object> of(Shell shell) {
        SiteDetails site = shell.site();
        return Model.of("address", shell.voice().lines(site.address()))
                .and("phone", site.phone())
                .and("phoneUrl", phone(site.phone()))
                .and("email", site.email())
                .map();
    }

    /** {@code tel:} of a number as people write it (RFC 3966); empty for none. */
    static String phone(String written) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if ((c >= '0' && c <= '9') || (c == '+' && digits.isEmpty())) {
                digits.append(c);
            }
        }
        return digits.length() < 2 ? "" : "tel:" + digits;
    }
}
