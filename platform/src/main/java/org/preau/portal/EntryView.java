package org.preau.portal;

import java.util.List;
import java.util.Optional;
import org.preau.base.HostName;
import org.preau.render.Emblem;
import org.preau.text.Excerpt;
import org.preau.web.Origins;

/**
 * An entry as pages show it.
 *
 * @param says its tagline, else how its description begins; empty when it says nothing
 * @param address of its own site
 */
record EntryView(
        String name, String says, String address, Emblem emblem, Optional<Sectors.Sector> sector) {

    private static final int SAYS = 160;

    static List<EntryView> of(List<Entry> entries, Sectors sectors, Origins origins) {
        return entries.stream().map(entry -> of(entry, sectors, origins)).toList();
    }

    private static EntryView of(Entry entry, Sectors sectors, Origins origins) {
        Sectors.Sector sector = sectors.of(entry.sector());
        String says = entry.tagline().isBlank() ? entry.about() : entry.tagline();
        return new EntryView(
                entry.name(),
                Excerpt.of(says, SAYS),
                origins.of(new HostName(entry.host())) + "/",
                Emblem.of(entry.name(), sector == null ? 1 : sector.number()),
                Optional.ofNullable(sector));
    }
}
