package org.preau.takeaway;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.preau.takeaway.RefusedArchive.Why;

/** What the names of an archive's files may be: whoever wrote them is not believed. */
final class EntryNames {

    private static final int LONGEST = 1_000;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    /** What systems leave in folders that people pack again. */
    private static final Set<String> LITTER =
            Set.of(".DS_Store", "Thumbs.db", "desktop.ini", "ehthumbs.db");

    private EntryNames() {}

    /**
     * A name that leads nowhere else, on any system.
     *
     * @throws RefusedArchive if it is not
     */
    static void requirePlain(String name) throws RefusedArchive {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        boolean odd =
                plain.isEmpty()
                        || plain.length() > LONGEST
                        || plain.indexOf('\\') >= 0
                        || plain.chars().anyMatch(c -> c < ' ' || c == 0x7f);
        for (String segment : plain.split("/", -1)) {
            odd |= segment.isEmpty() || segment.equals(".") || segment.equals("..");
        }
        if (odd || DRIVE.matcher(plain).matches()) {
            throw new RefusedArchive(Why.NAME, name);
        }
    }

    /** Whether a system left it there, and nobody misses it. */
    static boolean isLitter(String name) {
        return name.startsWith("__MACOSX/")
                || LITTER.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /** The folder that has the manifest, with its slash; empty if it lies outside of folders. */
    static String root(List<ZipEntry> files) throws RefusedArchive {
        for (ZipEntry entry : files) {
            String name = entry.getName();
            int slash = name.indexOf('/');
            if (name.substring(slash + 1).equals(Manifest.NAME)) {
                return name.substring(0, slash + 1);
            }
        }
        throw new RefusedArchive(Why.NOT_OURS, "");
    }
}
