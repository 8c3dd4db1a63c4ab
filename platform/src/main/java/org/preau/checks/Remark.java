package org.preau.checks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.preau.text.Message;
import org.preau.text.RenderedText;

/**
 * Something of a text that some readers will miss or be lost at.
 *
 * @param kind what, in lower case with hyphens: {@code image-without-text}
 * @param line of the source, from 1; 0 when it is the text as a whole
 * @param about what it concerns, as written: an address, some words; may be empty
 */
public record Remark(String kind, int line, String about) {

    private static final int SHOWN = 60;

    static Remark of(RenderedText.Remark found) {
        return new Remark(
                found.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                found.line(),
                found.about());
    }

    /** What, and how to mend it, without where. */
    public Message said() {
        return new Message("checks.remark." + kind, Map.of("about", shown()));
    }

    /** Names some remarks, one word each, wherever they stand in the text. */
    public static String seen(List<Remark> remarks) {
        return remarks.stream()
                .map(it -> Integer.toHexString((it.kind + ' ' + it.about).hashCode()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private String shown() {
        return about.length() > SHOWN ? about.substring(0, SHOWN) + "…" : about;
    }
}
