package org.preau.postgres;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;

/**
 * The two passwords of the cluster, made once and kept in a file that only we can read. Deleting
 * the file makes new ones at the next start.
 *
 * @param superuser of {@value #SUPERUSER}, for the operator's own tools
 * @param owner of {@value #OWNER}, who owns the database and makes the application's roles
 */
record Passwords(String superuser, String owner) {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "preau_owner";

    /** 192 bits, in letters that need no quoting in SQL. */
    private static final int BYTES = 24;

    static Passwords random() {
        return new Passwords(word(), word());
    }

    private static String word() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty when there is no such file, or not with both. */
    static Optional<Passwords> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        String superuser = kept.getProperty(SUPERUSER);
        String owner = kept.getProperty(OWNER);
        return superuser == null || owner == null
                ? Optional.empty()
                : Optional.of(new Passwords(superuser, owner));
    }

    /** Written aside, synced and renamed: the file is whole or absent. */
    void write(Path file) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        byte[] text =
                "%s=%s%n%s=%s%n"
                        .formatted(SUPERUSER, superuser, OWNER, owner)
                        .getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel =
                FileChannel.open(
                        half,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text));
            channel.force(true);
        }
        Trees.moveDurably(half, file);
    }

    @Override
    public String toString() {
        return "Passwords[***]";
    }
}
