package org.preau.backup.vault;

import java.util.regex.Pattern;

/**
 * How names are written in git, which refuses some: whatever git or another system could take for
 * one of its own files ({@code .git} in all its disguises, {@code .gitattributes}, short names of
 * Windows such as {@code git~1}) gets a {@value #MARK} in front, and so does what begins with one.
 */
final class Names {
    /** Before a name that would mean something to git; alone, it stands for an empty folder. */
    static final String MARK = "%";

    /** Ours, in any folder: see {@link Attributes}. */
    static final String ATTRIBUTES = ".gitattributes";

    /** What HFS+ leaves out when it compares names, as git's own list has it. */
    private static final Pattern IGNORED =
            Pattern.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]");

    private static final Pattern SPECIAL =
            Pattern.compile(
                    "(%|\\.git|gi[0-9a-z]{0,6}~[0-9]).*",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Names() {}

    static String inGit(String name) {
        return isSpecial(name) ? MARK + name : name;
    }

    /**
     * The name that was written so.
     *
     * @throws VaultDamaged if it is none that was ever written
     */
    static String fromGit(String written) throws VaultDamaged {
        boolean marked = written.startsWith(MARK);
        String name = marked ? written.substring(1) : written;
        if (marked != isSpecial(name) || !VaultPath.isName(name)) {
            throw new VaultDamaged("A folder of the vault holds a name that was never written");
        }
        return name;
    }

    private static boolean isSpecial(String name) {
        return SPECIAL.matcher(IGNORED.matcher(name).replaceAll("")).matches();
    }
}
