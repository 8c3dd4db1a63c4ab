package org.preau.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Tx;

/** All chapters of the house. */
public final class Chapters {

    private final List<Chapter> chapters;
    private volatile @Nullable Catalogue catalogue;

    public Chapters(List<Chapter> chapters) {
        this.chapters = List.copyOf(chapters);
    }

    public List<Chapter> all() {
        return chapters;
    }

    /**
     * The same with those tables only that this database has: it may be of an earlier version.
     * Their columns are the catalogue's in any case.
     */
    public Chapters there(Tx tx) {
        List<String> there = Catalogue.read(tx).tables();
        return new Chapters(
                chapters.stream()
                        .map(chapter ->
                                new Chapter(
                                        chapter.name(),
                                        chapter.tables().stream()
                                                .filter(table -> there.contains(table.name()))
                                                .toList(),
                                        List.of()))
                        .toList());
    }

    /** The tables that are carried. */
    List<Table> tables() {
        return chapters.stream().flatMap(chapter -> chapter.tables().stream()).toList();
    }

    /** The names of the tables of these chapters. */
    Set<String> tablesOf(Set<String> names) {
        return chapters.stream()
                .filter(chapter -> names.contains(chapter.name()))
                .flatMap(chapter -> chapter.tables().stream())
                .map(Table::name)
                .collect(Collectors.toSet());
    }

    /** The tables, none before one that it refers to. */
    List<Table> ordered(Catalogue catalogue) {
        return catalogue.ordered(tables());
    }

    /** The table whose rows lie in that file of the tree; empty for an object's. */
    Optional<Table> table(String path) {
        return tables().stream().filter(table -> table.layout().holds(path)).findFirst();
    }

    /** Whether rows lie in that file, and not an object of the store. */
    public boolean isText(String path) {
        return table(path).isPresent();
    }

    /** The chapter of a table. */
    Optional<Chapter> chapter(Table table) {
        return chapters.stream().filter(chapter -> chapter.tables().contains(table)).findFirst();
    }

    /** Read once: no table changes while a server runs. */
    Catalogue catalogue(Tx tx) {
        Catalogue known = catalogue;
        if (known == null) {
            known = Catalogue.read(tx);
            catalogue = known;
        }
        return known;
    }

    /**
     * What the catalogue has and no chapter names, or the other way round: tables by name, columns
     * as {@code table.column}, each with what is wrong.
     */
    public Map<String, String> gaps(Tx tx) {
        Catalogue now = Catalogue.read(tx);
        Map<String, String> gaps = new TreeMap<>();
        List<String> named = new ArrayList<>();
        tables().forEach(table -> named.add(table.name()));
        chapters.forEach(
                chapter -> chapter.leftOut().forEach(leftOut -> named.add(leftOut.table())));
        for (String table : now.tables()) {
            if (!named.remove(table)) {
                gaps.put(table, "no chapter carries it or leaves it out");
            }
        }
        named.forEach(table -> gaps.put(table, "named, but there is none, or named twice"));
        for (Table table : tables()) {
            for (String column : table.leftOut().keySet()) {
                if (!table.isFormer(column)
                        && now.columns(table.name()).stream()
                                .noneMatch(c -> c.name().equals(column))) {
                    gaps.put(table.name() + "." + column, "left out, but there is none");
                }
            }
        }
        return gaps;
    }
}
