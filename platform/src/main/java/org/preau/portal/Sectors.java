package org.preau.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.text.Message;

/**
 * The names of the area's six sectors, from the portal's settings; a number where nobody has named
 * one.
 */
record Sectors(List<String> names) {

    private static final int COUNT = 6;

    /** A sector as pages show it. */
    record Sector(int number, Message name) {}

    /** The sectors a filter lets through, 0 standing for none. */
    record Range(int first, int last) {

        static final Range ALL = new Range(0, COUNT);

        boolean isAll() {
            return equals(ALL);
        }
    }

    /** Reads {@code "sectors"} of the portal's {@code home}. */
    static Sectors of(JsonNode home) {
        List<String> names = new ArrayList<>();
        home.path("sectors").forEach(name -> names.add(name.asText("")));
        return new Sectors(List.copyOf(names));
    }

    List<Sector> all() {
        List<Sector> all = new ArrayList<>();
        for (int number = 1; number <= COUNT; number++) {
            all.add(new Sector(number, name(number)));
        }
        return List.copyOf(all);
    }

    /** The sector of that number; null for none. */
    @Nullable Sector of(@Nullable Integer number) {
        return number == null || number < 1 || number > COUNT
                ? null
                : new Sector(number, name(number));
    }

    /** The filter that {@code ?secteur=} asks for; all for whatever is no number of a sector. */
    static Range asked(String typed) {
        return typed.length() == 1 && typed.charAt(0) >= '1' && typed.charAt(0) <= '0' + COUNT
                ? new Range(typed.charAt(0) - '0', typed.charAt(0) - '0')
                : Range.ALL;
    }

    private Message name(int number) {
        return number <= names.size() && !names.get(number - 1).isEmpty()
                ? Message.plain(names.get(number - 1))
                : Message.of("portal.sector", "number", number);
    }
}
