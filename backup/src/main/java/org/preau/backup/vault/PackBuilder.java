package org.preau.backup.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.file.BasePackIndexWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PackedObjectInfo;
import org.eclipse.jgit.util.NB;

/**
 * One git pack (version 2), being filled. JGit reads it afterwards, and writes its index; it could
 * write the pack as well, but at the highest compression only, and hashes in plain Java.
 *
 * <p>The first object of each pack is a blob of 16 random bytes that nothing refers to: see {@link
 * VaultObjects}. Used by one thread.
 */
final class PackBuilder {
    private static final int LEVEL = 1;
    private static final int HEADER = 12;

    private final Buffer out;
    private final List<PackedObjectInfo> objects = new ArrayList<>();
    private final Deflater deflater = new Deflater(LEVEL);

    PackBuilder(Buffer out) {
        this.out = out;
        out.add(new byte[HEADER]);
        byte[] nonce = VaultObjects.nonce();
        add(id(Constants.OBJ_BLOB, nonce, nonce.length), Constants.OBJ_BLOB, nonce, nonce.length);
    }

    /** What git calls these bytes. */
    static ObjectId id(int type, byte[] bytes, int length) {
        MessageDigest sha1 = Sha256.digest("SHA-1");
        sha1.update(
                (Constants.typeString(type) + " " + length + "\0")
                        .getBytes(StandardCharsets.US_ASCII));
        sha1.update(bytes, 0, length);
        return ObjectId.fromRaw(sha1.digest());
    }

    int size() {
        return out.length();
    }

    /** Adds an object that is not in it yet. */
    void add(ObjectId id, int type, byte[] bytes, int length) {
        int offset = out.length();
        header(type, length);
        deflater.reset();
        deflater.setLevel(Compression.isDense(bytes, 0, length) ? 0 : LEVEL);
        deflater.setInput(bytes, 0, length);
        deflater.finish();
        while (!deflater.finished()) {
            byte[] room = out.room(length / 2 + 64);
            out.grown(deflater.deflate(room, out.length(), room.length - out.length()));
        }
        PackedObjectInfo info = new PackedObjectInfo(id);
        info.setType(type);
        info.setOffset(offset);
        info.setFullSize(length);
        CRC32 crc = new CRC32();
        crc.update(out.bytes(), offset, out.length() - offset);
        info.setCRC((int) crc.getValue());
        objects.add(info);
    }

    /** Ends the pack in its buffer, and gives its index. */
    byte[] finish() throws IOException {
        deflater.end();
        byte[] bytes = out.bytes();
        System.arraycopy(Constants.PACK_SIGNATURE, 0, bytes, 0, 4);
        NB.encodeInt32(bytes, 4, 2);
        NB.encodeInt32(bytes, 8, objects.size());
        MessageDigest sha1 = Sha256.digest("SHA-1");
        sha1.update(bytes, 0, out.length());
        byte[] hash = sha1.digest();
        out.add(hash);
        Collections.sort(objects);
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        BasePackIndexWriter.createVersion(index, 2).write(objects, hash);
        return index.toByteArray();
    }

    private void header(int type, int length) {
        int rest = length >>> 4;
        out.add((rest > 0 ? 0x80 : 0) | type << 4 | (length & 0xf));
        if (rest > 0) {
            out.number(rest);
        }
    }
}
