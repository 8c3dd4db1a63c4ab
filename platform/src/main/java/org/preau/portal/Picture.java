package org.preau.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A picture of the portal as its pages show it; width and height in pixels. */
record Picture(String src, int width, int height, String alt, String caption, String credit) {

    static final int KEY = 16;
    private static final int USUAL_WIDTH = 1_440;
    private static final int USUAL_HEIGHT = 960;

    static Picture of(News.Cover cover) {
        return new Picture(
                address(cover.sha256(), cover.name()),
                cover.width() == null ? USUAL_WIDTH : cover.width(),
                cover.height() == null ? USUAL_HEIGHT : cover.height(),
                cover.alt(),
                cover.caption(),
                cover.credit());
    }

    /** {@code /media/KEY/NAME}: the key changes with the content. */
    static String address(String sha256, String name) {
        return "/media/"
                + sha256.substring(0, KEY)
                + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
