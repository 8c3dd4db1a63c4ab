package org.preau.comments;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.TenantId;
import org.preau.web.Secrets;

/**
 * The link by which a writer takes her comment back, without an account: whoever has the receipt
 * may. Signed, so that nobody can make one for another's words. Any thread.
 */
final class Withdrawal {

    static final String HERE = "/retirer-commentaire/";

    private static final int ID = 16;
    private static final int SIGNATURE = 16;

    private final Secrets secrets;

    Withdrawal(Secrets secrets) {
        this.secrets = secrets;
    }

    String path(TenantId tenant, UUID comment) {
        byte[] whole =
                ByteBuffer.allocate(ID + SIGNATURE)
                        .putLong(comment.getMostSignificantBits())
                        .putLong(comment.getLeastSignificantBits())
                        .put(signature(tenant, comment))
                        .array();
        return HERE + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The comment that such a path is about; empty for any other path. */
    Optional<UUID> comment(TenantId tenant, String path) {
        byte[] whole = decoded(path.substring(HERE.length()));
        if (whole.length != ID + SIGNATURE) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(whole);
        UUID comment = new UUID(read.getLong(), read.getLong());
        byte[] signed = Arrays.copyOfRange(whole, ID, whole.length);
        return MessageDigest.isEqual(signed, signature(tenant, comment))
                ? Optional.of(comment)
                : Optional.empty();
    }

    private byte[] signature(TenantId tenant, UUID comment) {
        byte[] whole = secrets.keyed("withdraw a comment", tenant + " " + comment);
        return Arrays.copyOf(whole, SIGNATURE);
    }

    private static byte[] decoded(String sent) {
        try {
            return sent.length() > 2 * (ID + SIGNATURE)
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(sent);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
