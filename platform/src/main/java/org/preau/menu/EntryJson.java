package org.preau.menu;

import java.util.List;
import java.util.UUID;

/**
 * An entry as the API gives it.
 *
 * @param kind {@code home}, {@code section}, {@code text}, {@code address} or {@code heading}
 * @param target the id of a section or text, or an address
 */
public record EntryJson(
        UUID id, int version, String kind, String target, String label, List<EntryJson> children) {

    static EntryJson of(Entry entry) {
        return new EntryJson(
                entry.id(),
                entry.version(),
                entry.kind().key(),
                entry.target(),
                entry.label(),
                entry.children().stream().map(EntryJson::of).toList());
    }
}
