package org.preau.people;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * A password that a program keeps and a person types once, maybe on a phone: 26 letters and digits
 * that cannot be taken for one another, in groups. Each is one of 32, so there are 130 random bits;
 * nobody tries them all, which is why the database keeps no more than their SHA-256 and a request
 * costs no slow hash.
 */
final class AppSecret {

    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 26;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AppSecret() {}

    /** A new one, as it is shown. */
    static String next() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0 && i < LENGTH - 1) {
                text.append('-');
            }
            text.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    /** What was typed, without what only helps to read it; what the digest is made of. */
    static String plain(String typed) {
        return typed.toLowerCase(Locale.ROOT).replace("-", "").replace(" ", "");
    }

    /** Whether it is worth asking the database. */
    static boolean looksLikeOne(String plain) {
        return plain.length() == LENGTH && plain.chars().allMatch(c -> SIGNS.indexOf(c) >= 0);
    }
}
