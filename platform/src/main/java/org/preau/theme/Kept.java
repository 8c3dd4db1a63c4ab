package org.preau.theme;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.render.RenderedPieces;

/**
 * What the pages of a site have in common at one revision, made once: what stands around them, as
 * model and as text, the cards of articles, the association in the words of schema.org. Belongs to
 * one {@link Shell}. Bounded; any thread.
 */
final class Kept {

    private static final int MOST_FRAMES = 24;
    private static final int MOST_CARDS = 40;
    private static final int MOST_FILES = 40;

    /** Characters of transcripts; longer ones are read again. */
    private static final int LONGEST_FILES = 20_000;

    private final RenderedPieces pieces = new RenderedPieces();
    private final ConcurrentMap<String, Map<String, Object>> frames = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, Map<String, Object>> cards = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, SiteFiles> files = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Shell> tongues = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Set<String>> menu = new AtomicReference<>();
    private final AtomicReference<@Nullable String> organization = new AtomicReference<>();
    private final AtomicReference<@Nullable String> reporting = new AtomicReference<>();

    /** Text. */
    RenderedPieces pieces() {
        return pieces;
    }

    /** What templates find under {@code site} at a place in the menu; nobody changes it. */
    Map<String, Object> frame(String place, Supplier<Map<String, Object>> make) {
        return one(frames, place, MOST_FRAMES, make);
    }

    /** The same site around texts in another language; of a few dozen that there are. */
    Shell speaking(String tongue, Supplier<Shell> make) {
        return tongues.computeIfAbsent(tongue, key -> make.get());
    }

    /** Where the menu leads. */
    Set<String> menuAddresses(Supplier<Set<String>> read) {
        Set<String> there = menu.get();
        if (there == null) {
            there = Set.copyOf(read.get());
            menu.set(there);
        }
        return Objects.requireNonNull(there);
    }

    /** The card of an article as lists show it; nobody changes it. */
    Map<String, Object> card(UUID article, Supplier<Map<String, Object>> make) {
        return one(cards, article, MOST_CARDS, make);
    }

    /** What there is to say of the files that an article names. */
    SiteFiles files(UUID article, Supplier<SiteFiles> read) {
        SiteFiles there = files.get(article);
        if (there != null) {
            return there;
        }
        SiteFiles now = read.get();
        if (files.size() < MOST_FILES && now.length() < LONGEST_FILES) {
            files.put(article, now);
        }
        return now;
    }

    /** The association, for programs. */
    String organization(Shell shell) {
        return one(organization, () -> StructuredData.json(StructuredData.organization(shell)));
    }

    /** How the addresses begin where a page of the site is reported. */
    String reporting(Supplier<String> make) {
        return one(reporting, make);
    }

    private static String one(AtomicReference<@Nullable String> place, Supplier<String> make) {
        String there = place.get();
        if (there == null) {
            there = make.get();
            place.set(there);
        }
        return there;
    }

    private static <K> Map<String, Object> one(
            ConcurrentMap<K, Map<String, Object>> all,
            K key,
            int most,
            Supplier<Map<String, Object>> make) {
        Map<String, Object> there = all.get(key);
        if (there != null) {
            return there;
        }
        Map<String, Object> made = Map.copyOf(make.get());
        if (all.size() < most) {
            all.put(key, made);
        }
        return made;
    }
}
