package org.preau.media;

/** The headers of MPEG audio, layer III (ISO 11172-3 §2.4.2.3). */
final class Mp3Frame {

    private static final int[] V1 = {
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0
    };
    private static final int[] V2 = {
        0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0
    };
    private static final int[] HERTZ = {44_100, 48_000, 32_000, 0};

    private Mp3Frame() {}

    /** The bytes of the frame at {@code at}; 0 when none begins there. */
    static int length(byte[] bytes, int at) {
        if (at + 4 > bytes.length || (bytes[at] & 0xff) != 0xff || (bytes[at + 1] & 0xe0) != 0xe0) {
            return 0;
        }
        int version = (bytes[at + 1] >> 3) & 3;
        int layer = (bytes[at + 1] >> 1) & 3;
        int rate = (bytes[at + 2] >> 4) & 15;
        int hertz = HERTZ[(bytes[at + 2] >> 2) & 3];
        int padding = (bytes[at + 2] >> 1) & 1;
        if (version == 1 || layer != 1 || hertz == 0) {
            return 0;
        }
        boolean first = version == 3;
        int bits = (first ? V1 : V2)[rate] * 1_000;
        int slower = first ? 1 : version == 2 ? 2 : 4;
        return bits == 0 ? 0 : (first ? 144 : 72) * bits / (hertz / slower) + padding;
    }
}
