package org.preau.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/**
 * One person's page in one thread's browser, with the accessibility checker in whatever it opens,
 * and how it is looked at now.
 */
final class Seat {

    /** A way to look at a page; neighbours differ in one thing, so that little is drawn anew. */
    enum Look {
        WIDE_LIGHT(Chromium.WIDE, ColorScheme.LIGHT),
        WIDE_DARK(Chromium.WIDE, ColorScheme.DARK),
        NARROW_DARK(Chromium.NARROW, ColorScheme.DARK),
        NARROW_LIGHT(Chromium.NARROW, ColorScheme.LIGHT);

        private final int width;
        private final ColorScheme scheme;

        Look(int width, ColorScheme scheme) {
            this.width = width;
            this.scheme = scheme;
        }

        /** Whether only the colours are others. */
        boolean isAsWideAs(Look other) {
            return width == other.width;
        }

        @Override
        public String toString() {
            return "@" + width + " " + scheme;
        }
    }

    private static final List<Look> THERE = List.of(Look.values());
    private static final List<Look> BACK = THERE.reversed();

    private final BrowserContext context;
    private final Page page;
    private final Watch watch;
    private Look now = Look.WIDE_LIGHT;

    /**
     * @param context as {@link Chromium#visitor} gives it, with the person's cookies if any; is
     *     closed with this
     */
    Seat(BrowserContext context, int port) {
        this.context = context;
        Axe.enter(context);
        this.page = context.newPage();
        this.watch = new Watch(page, port);
    }

    Page page() {
        return page;
    }

    Watch watch() {
        return watch;
    }

    boolean hasCookies() {
        return !context.cookies().isEmpty();
    }

    /** Every way to look, beginning with the one that is nearest. */
    List<Look> looks() {
        return now.width == Chromium.WIDE ? THERE : BACK;
    }

    /** Looks that way at the page that is open. */
    void look(Look look) {
        if (look.width != now.width) {
            page.setViewportSize(look.width, Chromium.HEIGHT);
        }
        if (look.scheme != now.scheme) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme));
        }
        now = look;
    }

    void close() {
        context.close();
    }
}
