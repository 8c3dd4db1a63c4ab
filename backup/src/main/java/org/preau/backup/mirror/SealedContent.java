package org.preau.backup.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;

/**
 * One content sealed with a ring of keys outside of any mirror: in the form of an encrypted object,
 * for what must not lie in the clear even where vaults do. Any thread.
 */
public final class SealedContent {

    private final KeyRing ring;
    private final ObjectKey name;

    /**
     * @param ring its last key seals, all of them open
     * @param name under another one it does not open
     */
    public SealedContent(KeyRing ring, ObjectKey name) {
        this.ring = ring;
        this.name = name;
    }

    /** The bytes sealed, while they are read; another time they are other bytes. */
    public InputStream seal(Content.Source plain) throws IOException {
        return SealingStream.of(Content.of(Content.UNKNOWN, plain), ring.current(), name).open();
    }

    /**
     * What was sealed, while it is read. No byte is given of a part that is not as it was written.
     *
     * @param sealed closed with what is given, and at once if it cannot be opened
     * @param length of all of it
     * @throws IOException if no key of the ring opens it, or it is damaged
     */
    public InputStream open(InputStream sealed, long length) throws IOException {
        try {
            return opened(sealed, Sealed.plainLength(length));
        } catch (IOException | RuntimeException e) {
            sealed.close();
            throw e;
        }
    }

    private InputStream opened(InputStream sealed, long length) throws IOException {
        byte[] preamble = sealed.readNBytes(Sealed.PREAMBLE);
        byte[] header = sealed.readNBytes(Sealed.HEADER);
        if (length < 0
                || preamble.length < Sealed.PREAMBLE
                || !Sealed.isPreamble(preamble)
                || header.length < Sealed.HEADER
                || header[0] != Sealed.HEADER) {
            throw Damage.of(name, "it does not begin as what was sealed here");
        }
        Optional<MirrorKey> key = ring.key(Sealed.keyId(preamble));
        if (key.isEmpty()) {
            throw new IOException(
                    "It is sealed with the key "
                            + Sealed.keyId(preamble)
                            + ", which the "
                            + ring
                            + " does not hold");
        }
        SegmentCipher cipher = SegmentCipher.of(key.get(), name, preamble, header);
        return new OpeningStream(sealed, name, cipher, length, 0, length);
    }

    /**
     * What tells without the ring nothing of a text, and is another one for another text or another
     * current key: so it can be seen that something has to be sealed anew.
     */
    public byte[] mark(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ring.current().secret(), "HmacSHA256"));
            return mac.doFinal(("preau mark " + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
