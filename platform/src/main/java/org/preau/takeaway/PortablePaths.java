package org.preau.takeaway;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that Windows, macOS and Linux all take, as close to the owner's as can be: two that differ
 * by capitals or accents' spelling only get a number, as do those that became the same. What would
 * lie too deep for Windows (260 characters with the folder it is unpacked to) lies beside the rest.
 * One archive, one of these; one thread.
 */
final class PortablePaths {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PATH = 180;
    private static final String ASIDE = "long names";
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}<>:\"/\\\\|?*]");
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> folders = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * Where a file goes.
     *
     * @param top the outermost folder, of the archive's own naming
     * @param path below it, as its owner calls it; names between slashes
     * @return a path that no other file or folder has
     */
    String of(String top, String path) {
        int end = path.lastIndexOf('/');
        String folder = end < 0 ? top : folder(top, path.substring(0, end));
        String name = path.substring(end + 1);
        String to = folder + "/" + plain(name);
        return unique(to.length() <= LONGEST_PATH ? to : top + "/" + ASIDE + "/" + plain(name));
    }

    /**
     * Where a folder is, whether something lies in it or not.
     *
     * @return empty when it would lie deeper than every system takes
     */
    Optional<String> ofFolder(String top, String path) {
        return Optional.of(folder(top, path)).filter(it -> it.length() <= LONGEST_PATH);
    }

    private String folder(String top, String path) {
        String key = top + "/" + path;
        String known = folders.get(key);
        if (known != null) {
            return known;
        }
        int end = path.lastIndexOf('/');
        String parent = end < 0 ? top : folder(top, path.substring(0, end));
        String made = unique(parent + "/" + plain(path.substring(end + 1)));
        folders.put(key, made);
        return made;
    }

    private String unique(String path) {
        int dot = path.lastIndexOf('.');
        int name = path.lastIndexOf('/') + 1;
        String stem = dot > name ? path.substring(0, dot) : path;
        String ending = dot > name ? path.substring(dot) : "";
        String candidate = path;
        for (int number = 2; !taken.add(folded(candidate)); number++) {
            candidate = stem + " (" + number + ")" + ending;
        }
        return candidate;
    }

    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** One name that every system takes. */
    static String plain(String name) {
        String plain =
                FORBIDDEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("_");
        plain = shortened(plain).replaceAll("[. ]{1,200}$", "");
        if (plain.isEmpty()) {
            return "_";
        }
        return DEVICE.matcher(plain).matches() ? "_" + plain : plain;
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int end = LONGEST_NAME - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + ending;
    }
}
