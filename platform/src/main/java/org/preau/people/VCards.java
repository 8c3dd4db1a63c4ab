package org.preau.people;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** People as address books read them: vCard 3.0 (RFC 2426), which the oldest ones know too. */
final class VCards {

    private static final int FOLD = 75;

    private VCards() {}

    /**
     * One card.
     *
     * @param organisation the association's name
     * @param roles what the person does there, as people call it
     */
    static String of(String name, String email, String organisation, List<String> roles) {
        StringBuilder card = new StringBuilder();
        line(card, "BEGIN:VCARD");
        line(card, "VERSION:3.0");
        line(card, "FN:" + escaped(name));
        line(card, "N:" + escaped(name) + ";;;;");
        line(card, "EMAIL;TYPE=INTERNET:" + escaped(email));
        line(card, "ORG:" + escaped(organisation));
        if (!roles.isEmpty()) {
            line(card, "ROLE:" + escaped(String.join(", ", roles)));
        }
        line(card, "END:VCARD");
        return card.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace(";", "\\;")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /** Long lines are folded between characters (RFC 2425 §5.8.1). */
    private static void line(StringBuilder card, String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            String one = Character.toString(character);
            int length = one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > FOLD) {
                card.append("\r\n ");
                bytes = 1;
            }
            card.append(one);
            bytes += length;
            i += one.length();
        }
        card.append("\r\n");
    }
}
