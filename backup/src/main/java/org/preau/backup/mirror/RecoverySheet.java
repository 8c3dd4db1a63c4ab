package org.preau.backup.mirror;

import java.util.List;

/**
 * The ring of keys on a sheet of paper, for a safe: enough, with the mirror, to bring everything
 * back on an empty machine. In French and in English, since nobody knows who opens the safe.
 */
public final class RecoverySheet {
    private static final String HEAD =
            """
            PRÉAU : LES CLÉS DU MIROIR                       PRÉAU: THE KEYS OF THE MIRROR

            À garder dans un coffre, loin du serveur.        To be kept in a safe, far from the
            Avec cette feuille et le miroir, tout            server. With this sheet and the mirror
            revient. Sans elle, si le serveur est            all comes back. Without it, once the
            perdu, le miroir ne sert plus à rien :           server is lost, the mirror is of no use:
            personne ne peut refaire les clés.               nobody can make the keys again.
            Qui la lit peut lire le miroir.                  Whoever reads it can read the mirror.

            """;

    private static final String FOOT =
            """

            Pour s’en servir : recopier les lignes dans      To use it: copy the lines into a file
            un fichier, puis lancer                          and run
            """;

    private static final String CHARACTERS =
            """

            Il n’y a ni O, ni I, ni L, ni U : ce sont        There is no O, I, L or U: what looks
            0 et 1. Les tirets et les majuscules ne          like them is 0 or 1. Hyphens and case
            comptent pas. Chaque ligne contient son          do not count. Each line holds its own
            contrôle : une faute est signalée.               check: a slip is told, by its line.
            """;

    private RecoverySheet() {}

    /**
     * The sheet, of about forty lines of at most 90 characters, in UTF-8 letters.
     *
     * @param where the mirror's location, as the operator configured it, without its credentials
     * @param command what to run with the file of copied lines
     */
    public static String print(KeyRing ring, String where, String command) {
        var sheet = new StringBuilder(HEAD);
        sheet.append("Miroir / mirror : ").append(where).append("\n\n");
        RingText.lines(ring).forEach(line -> sheet.append("    ").append(line).append('\n'));
        sheet.append(FOOT).append("    ").append(command).append('\n').append(CHARACTERS);
        return sheet.toString();
    }

    /**
     * Reads what somebody copied from a sheet; what is not a key's line is left out, and a slip is
     * told with its line.
     */
    public static ReadRing read(String text) {
        return RingText.read(text.lines().toList());
    }

    /** The same of lines. */
    public static ReadRing read(List<String> lines) {
        return RingText.read(lines);
    }
}
