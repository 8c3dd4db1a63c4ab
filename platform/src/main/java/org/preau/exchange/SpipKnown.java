package org.preau.exchange;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.exchange.SpipPlaces.Thing;
import org.preau.text.Language;
import org.preau.text.Slugs;

/**
 * What a first reading of a SPIP site keeps: titles, names, addresses, and what belongs to what.
 */
final class SpipKnown {

    /** An address of the table of addresses. */
    private record Url(Thing key, String url, String parent, String date) {}

    final SpipPlaces places = new SpipPlaces();
    final Map<String, String> parents = new LinkedHashMap<>();
    final Map<Thing, List<String>> authors = new HashMap<>();
    final Map<Thing, List<String>> tags = new HashMap<>();
    private static final int NAME = 500;

    private final SpipTables tables;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final List<Url> urls = new ArrayList<>();
    private String language = "fr";

    /** Reads all tables but the texts themselves. */
    SpipKnown(SpipTables tables, SpipMedia media) throws IOException {
        this.tables = tables;
        tables.each("meta", this::meta);
        tables.each(
                "rubriques", row -> parents.put(said(row, "id_rubrique"), said(row, "id_parent")));
        tables.each("urls", this::url);
        urls.sort(java.util.Comparator.comparing(Url::date));
        urls.forEach(it -> places.url(it.key(), it.url(), ""));
        urls.forEach(it -> places.url(it.key(), it.url(), branch(it.parent())));
        titles();
        tables.each("auteurs", row -> names.put(said(row, "id_auteur"), name(row, "nom")));
        tables.each("auteurs_liens", row -> belongs(row, "id_auteur", names, authors));
        tables.each("auteurs_articles", row -> belonged(row, "id_auteur", names, authors));
        tables.each("mots", row -> words.put(said(row, "id_mot"), name(row, "titre")));
        tables.each("mots_liens", row -> belongs(row, "id_mot", words, tags));
        tables.each("mots_articles", row -> belonged(row, "id_mot", words, tags));
        media.site(places.site());
        tables.each("documents", media::know);
        tables.each("documents_liens", media::link);
    }

    /** The site's own language, as SPIP was told. */
    String language() {
        return Language.ofTag(language).map(Language::tag).orElse("fr");
    }

    /** The words of a column that holds a title or the like. */
    String plain(Map<String, String> row, String column) {
        return SpipText.plain(language(), said(row, column));
    }

    /** The name that a thing wishes for here. */
    String slug(Thing key, String title) {
        return places.at(key).map(SpipPlaces.There::slug).orElse(Slugs.from(title));
    }

    /** The identifier here of a thing there. */
    UUID id(Thing key) {
        return FolderSections.id("", "spip:" + places.name() + ":" + key);
    }

    private void titles() throws IOException {
        for (String kind : List.of("rubrique", "article", "breve")) {
            tables.each(
                    kind + "s",
                    row ->
                            places.put(
                                    new Thing(kind, said(row, "id_" + kind)),
                                    SpipText.plain(language(), name(row, "titre"))));
        }
    }

    private void meta(Map<String, String> row) {
        switch (said(row, "nom")) {
            case "adresse_site" -> places.site(said(row, "valeur"));
            case "langue_site" -> language = said(row, "valeur");
            default -> {}
        }
    }

    private void url(Map<String, String> row) {
        urls.add(
                new Url(
                        new Thing(name(row, "type"), name(row, "id_objet")),
                        name(row, "url"),
                        name(row, "id_parent"),
                        name(row, "date")));
    }

    /** The path of a section by the last addresses of those above it. */
    private String branch(String rubrique) {
        List<String> path = new ArrayList<>();
        String at = rubrique;
        for (int i = 0; i < 10 && parents.containsKey(at); i++) {
            path.addFirst(places.segment(new Thing("rubrique", at)));
            at = parents.getOrDefault(at, "");
        }
        path.removeIf(String::isEmpty);
        return String.join("/", path);
    }

    private static void belongs(
            Map<String, String> row,
            String id,
            Map<String, String> names,
            Map<Thing, List<String>> to) {
        add(new Thing(said(row, "objet"), said(row, "id_objet")), names.get(said(row, id)), to);
    }

    /** The same in tables of SPIP 2. */
    private static void belonged(
            Map<String, String> row,
            String id,
            Map<String, String> names,
            Map<Thing, List<String>> to) {
        add(new Thing("article", said(row, "id_article")), names.get(said(row, id)), to);
    }

    private static void add(
            Thing key,
            @org.jspecify.annotations.Nullable String name,
            Map<Thing, List<String>> to) {
        List<String> all = to.computeIfAbsent(key, any -> new ArrayList<>());
        if (name != null && !name.isBlank() && !all.contains(name)) {
            all.add(name.strip());
        }
    }

    /** What is kept of every row is short, whatever stands there. */
    private static String name(Map<String, String> row, String column) {
        return Arrivals.cut(said(row, column), NAME);
    }

    static String said(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    /** A day that a column holds; empty for zeros. */
    static Optional<Instant> moment(Map<String, String> row, String column) {
        String said = said(row, column);
        return said.startsWith("0000") ? Optional.empty() : FrontMatter.instant(said);
    }
}
