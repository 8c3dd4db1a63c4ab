package org.preau.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.preau.base.TenantId;
import org.preau.media.SmallPictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a page shows a file in place.
 *
 * @param kind a word of {@link FileKinds.Preview}
 * @param content where its bytes are shown from
 * @param text the beginning of a text; empty for everything else
 * @param more whether the text goes on
 */
record Preview(String kind, String name, String content, String text, boolean more) {

    private static final Logger LOG = LoggerFactory.getLogger(Preview.class);

    /** What of a text a page shows: some twenty sheets. */
    private static final int MOST = 64 * 1024;

    /** What texts are written in that are not UTF-8, in this part of the world. */
    private static final Charset FORMER = Charset.forName("windows-1252");

    static Preview of(FileShelf shelf, TenantId tenant, Node node, String content) {
        FileKinds.Preview kind =
                node.folder() || node.bytes() == 0
                        ? FileKinds.Preview.NONE
                        : FileKinds.preview(node.name());
        String text = kind == FileKinds.Preview.TEXT ? text(shelf, tenant, node) : "";
        return new Preview(
                kind.name().toLowerCase(Locale.ROOT),
                node.name(),
                kind == FileKinds.Preview.PICTURE && FileAnswer.isMadeSmall(node)
                        ? small(content)
                        : content,
                text,
                !text.isEmpty() && node.bytes() > MOST);
    }

    private static String small(String content) {
        return content + (content.contains("?") ? "&" : "?") + "largeur=" + SmallPictures.WIDTH;
    }

    /** Empty when the store cannot say: the rest of the page is worth showing. */
    private static String text(FileShelf shelf, TenantId tenant, Node node) {
        String sha256 = Objects.requireNonNull(node.sha256());
        int length = (int) Math.min(MOST, node.bytes());
        try (InputStream in = shelf.part(tenant, sha256, 0, length)) {
            return decoded(in.readNBytes(length));
        } catch (IOException | RuntimeException e) {
            LOG.warn("a preview cannot be read: {}", node.nodeId(), e);
            return "";
        }
    }

    /** The last sign may be cut: what is lost there is no reason to take another alphabet. */
    private static String decoded(byte[] bytes) {
        for (int cut = 0; cut < 4 && cut < bytes.length; cut++) {
            try {
                return shown(
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut))
                                .toString());
            } catch (CharacterCodingException e) {
                // Tried with a sign less.
            }
        }
        return shown(new String(bytes, FORMER));
    }

    /** Without what no page may hold: controls, and the mark at the beginning. */
    private static String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> c != 0xfeff && c != 0xfffe && c != 0xffff)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
