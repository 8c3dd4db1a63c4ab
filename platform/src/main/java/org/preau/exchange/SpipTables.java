package org.preau.exchange;

import java.io.IOException;
import java.util.Comparator;
import java.util.Set;

/** SPIP's tables, whatever prefix a host gave their names. */
final class SpipTables {

    private final OldRows rows;
    private final Set<String> names;
    private final String prefix;

    /**
     * @throws Refused when there is no table of SPIP's
     */
    SpipTables(OldRows rows) throws IOException {
        this.rows = rows;
        this.names = rows.tables();
        this.prefix =
                names.stream()
                        .filter(name -> name.endsWith("_rubriques"))
                        .map(name -> name.substring(0, name.length() - "rubriques".length()))
                        .min(Comparator.comparingInt(String::length))
                        .orElseThrow(() -> new Refused("no SPIP: there is no table of rubriques"));
    }

    /** Reads a table by its bare name, such as {@code articles}. */
    void each(String table, OldRows.Each to) throws IOException {
        if (names.contains(prefix + table)) {
            rows.each(prefix + table, to);
        }
    }
}
