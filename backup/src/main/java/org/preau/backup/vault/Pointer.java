package org.preau.backup.vault;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in git for a large file: a pointer of Git LFS, version 1
 * (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md).
 *
 * @param hash of the whole file
 * @param size its bytes
 */
public record Pointer(Sha256 hash, long size) {
    /** No pointer is longer. */
    static final int MOST = 200;

    private static final Pattern FORM =
            Pattern.compile(
                    """
                    version https://git-lfs.github.com/spec/v1
                    oid sha256:([0-9a-f]{64})
                    size ([0-9]{1,18})
                    """);

    /** The pointer's own bytes. */
    byte[] bytes() {
        return """
        version https://git-lfs.github.com/spec/v1
        oid sha256:%s
        size %d
        """
                .formatted(hash, size)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The pointer that these bytes are, if they are one to the byte. */
    static Optional<Pointer> parse(byte[] bytes, int length) {
        if (length > MOST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        return form.matches()
                ? Optional.of(new Pointer(new Sha256(form.group(1)), Long.parseLong(form.group(2))))
                : Optional.empty();
    }
}
