package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.text.Dates;

/**
 * What the blocks of a home page show beside their own words: articles, pictures, dates to come.
 * Read in one transaction, then used on one thread.
 */
final class HomeRows {

    /** So many articles where nobody said how many. */
    static final int USUAL = 6;

    private static final int MOST = 24;
    private static final int DATES = 12;
    private static final int LONGEST_ENDING = 5;

    private final List<JsonNode> blocks = new ArrayList<>();
    private final boolean usual;
    private final Almanac almanac;
    private final List<Rows.Card> latest;
    private final Map<JsonNode, List<Rows.Card>> lists = new HashMap<>();
    private final Map<JsonNode, Listing> listings = new HashMap<>();
    private final Map<JsonNode, Rows.Card> featured = new HashMap<>();
    private final Set<UUID> large = new HashSet<>();
    private final Map<String, Picture> pictures = new HashMap<>();
    private Map<String, Picture> inTexts = Map.of();
    private SiteFiles textFiles = SiteFiles.NONE;
    private List<AgendaDate> dates = List.of();

    private HomeRows(TenantTx tx, JsonNode home, Instant now) {
        this.almanac = new Almanac(now.atZone(Dates.PARIS).toLocalDate());
        this.usual = home.path("blocks").isEmpty();
        for (JsonNode block : home.path("blocks")) {
            if (!block.path("hidden").asBoolean(false)) {
                blocks.add(block);
            }
        }
        int most = blocks.stream().mapToInt(HomeRows::count).max().orElse(USUAL);
        this.latest = Published.latest(tx, most + blocks.size() + 1);
    }

    /**
     * Reads what the home page of {@code shell} needs.
     *
     * @param first the article that stands first where a block names none; null for the latest
     */
    static HomeRows read(
            TenantTx tx, Shell shell, JsonNode home, @Nullable UUID first, Instant now) {
        HomeRows rows = new HomeRows(tx, home, now);
        for (JsonNode block : rows.blocks) {
            switch (kind(block)) {
                case "featured" -> rows.feature(tx, block, first);
                case "latest", "board" -> rows.list(tx, shell, block);
                default -> {}
            }
        }
        rows.announce(tx, shell);
        Set<String> files = new TreeSet<>();
        rows.blocks.forEach(block -> {
            files.add(block.path("file").asText(""));
            block.path("images").forEach(image -> files.add(image.path("file").asText("")));
            block.path("partners").forEach(one -> files.add(one.path("logo").asText("")));
        });
        rows.depict(tx, files);
        rows.illustrate(tx, shell);
        return rows;
    }

    private void announce(TenantTx tx, Shell shell) {
        boolean wanted = blocks.stream().anyMatch(block -> kind(block).equals("agenda"));
        if (wanted && shell.site().dated()) {
            dates = AgendaDates.coming(tx, almanac.today(), DATES, 0);
        }
    }

    private void feature(TenantTx tx, JsonNode block, @Nullable UUID first) {
        UUID wanted = id(block.path("article").asText("")).orElse(first);
        Optional<Rows.Card> card =
                wanted == null
                        ? Optional.empty()
                        : latest.stream()
                                .filter(one -> one.id().equals(wanted))
                                .findFirst()
                                .or(() -> Published.card(tx, wanted));
        card.or(() -> latest.stream().findFirst())
                .ifPresent(one -> {
                    featured.put(block, one);
                    large.add(one.id());
                });
    }

    private void list(TenantTx tx, Shell shell, JsonNode block) {
        Optional<Listing> listing =
                id(block.path("section").asText(""))
                        .flatMap(shell.sections()::of)
                        .map(section -> Listing.of(shell, section));
        String tag = block.path("tag").asText("");
        Optional<Listing> of =
                listing.isPresent() || tag.isEmpty() ? listing : tagged(tx, shell, tag);
        if (of.isPresent()) {
            listings.put(block, of.get());
            lists.put(block, Published.of(tx, of.get().gathering(), count(block), 0));
        } else if (!tag.isEmpty()) {
            lists.put(block, List.of());
        }
    }

    private static Optional<Listing> tagged(TenantTx tx, Shell shell, String tag) {
        String address = Labels.tag(tag);
        return shell.tags(tx)
                .at(address.substring(address.lastIndexOf('/') + 1))
                .map(label -> Listing.tagged(shell, label));
    }

    /** Pictures by their address on the site, or by their name: model sites name theirs so. */
    private void depict(TenantTx tx, Set<String> files) {
        files.remove("");
        Map<String, Picture> marked = Pictures.in(tx, String.join(" ", files));
        Set<String> names = new TreeSet<>();
        for (String file : files) {
            Picture known = marked.get(Pictures.mark(file));
            if (known == null) {
                names.add(name(file));
            } else {
                pictures.put(file, known);
            }
        }
        Map<String, Picture> named = Pictures.named(tx, names);
        files.forEach(file -> {
            Picture known = named.get(name(file));
            if (known != null) {
                pictures.putIfAbsent(file, known);
            }
        });
    }

    /** What the blocks of running text name; most name nothing, and nothing is asked. */
    private void illustrate(TenantTx tx, Shell shell) {
        StringBuilder texts = new StringBuilder();
        for (JsonNode block : blocks) {
            if (kind(block).equals("text")) {
                texts.append(block.path("text").asText("")).append('\n');
            }
        }
        if (texts.indexOf("/media/") >= 0) {
            inTexts = Pictures.in(tx, texts.toString());
            textFiles = SiteFiles.in(tx, shell.voice(), texts.toString());
        }
    }

    List<JsonNode> blocks() {
        return blocks;
    }

    /** Whether nobody arranged the page. */
    boolean isUsual() {
        return usual;
    }

    List<Rows.Card> latest() {
        return latest;
    }

    List<Rows.Card> latest(int count) {
        return latest.stream().filter(card -> !large.contains(card.id())).limit(count).toList();
    }

    List<Rows.Card> latest(JsonNode block) {
        return Optional.ofNullable(lists.get(block)).orElseGet(() -> latest(count(block)));
    }

    /** Where all of a list is to be found; empty for the whole site. */
    Optional<Listing> listing(JsonNode block) {
        return Optional.ofNullable(listings.get(block));
    }

    Optional<Rows.Card> featured(JsonNode block) {
        return Optional.ofNullable(featured.get(block));
    }

    Optional<Picture> picture(JsonNode item) {
        return picture(item, "file");
    }

    Optional<Picture> picture(JsonNode item, String name) {
        return Optional.ofNullable(pictures.get(item.path(name).asText("")));
    }

    /** The pictures that running text shows, by the mark in their address. */
    Map<String, Picture> inTexts() {
        return inTexts;
    }

    SiteFiles textFiles() {
        return textFiles;
    }

    /** The next dates of the agenda. */
    List<AgendaDate> dates() {
        return dates;
    }

    /** What the blocks show today. */
    Almanac almanac() {
        return almanac;
    }

    /** When the page shows something else by itself: at the midnight that ends a date. */
    Instant until() {
        Stream<LocalDate> turns = blocks.stream().flatMap(block -> almanac.turns(block).stream());
        return Stream.concat(turns, dates.stream().map(it -> almanac.today().plusDays(1)))
                .min(Comparator.naturalOrder())
                .map(day -> day.atStartOfDay(Dates.PARIS).toInstant())
                .orElse(Instant.MAX);
    }

    static String kind(JsonNode block) {
        return block.path("kind").asText("").toLowerCase(Locale.ROOT);
    }

    /** What the name of a file ends in, in capitals; empty for an address that names none. */
    static String ending(String url) {
        String name = name(url.split("[?#]", 2)[0]);
        String end = name.substring(name.lastIndexOf('.') + 1);
        boolean usable =
                name.length() > end.length()
                        && !url.endsWith("/")
                        && end.length() <= LONGEST_ENDING
                        && end.chars().allMatch(Character::isLetterOrDigit)
                        && (url.startsWith("/") || url.indexOf('/', url.indexOf("//") + 2) > 0);
        return usable ? end.toUpperCase(Locale.ROOT) : "";
    }

    private static int count(JsonNode block) {
        return Math.clamp(block.path("count").asInt(USUAL), 1, MOST);
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
