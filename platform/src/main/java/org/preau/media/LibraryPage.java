package org.preau.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.preau.media.LibraryQuery.Counts;
import org.preau.media.LibraryQuery.Order;
import org.preau.media.LibraryQuery.Shelf;
import org.preau.render.Pager;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;
import org.preau.web.Upload;

/** The library of a site: what there is, and how more comes in. */
final class LibraryPage {

    /**
     * What the template shows.
     *
     * @param none whether there is no file at all, whatever is looked for
     * @param list where the library is, and where its form posts
     * @param report what became of each file that was just sent
     */
    record View(
            boolean none,
            boolean mayWrite,
            String list,
            String send,
            String words,
            String shelf,
            String order,
            Counts counts,
            long total,
            List<Tab> tabs,
            List<Choice> orders,
            List<Tile> tiles,
            Pager pager,
            Gauge gauge,
            List<Told> report) {}

    /**
     * @param number how many there are; -1 where nobody counts
     */
    record Tab(String shelf, long number, String href, boolean current) {}

    record Choice(String value, boolean current) {}

    /**
     * @param picture the address of a small one; empty for what is no picture
     */
    record Tile(
            String href,
            String picture,
            String icon,
            String name,
            String alt,
            String ending,
            long bytes,
            boolean undescribed) {}

    record Gauge(long used, long max, long high) {}

    /**
     * @param kind of the notice: {@code success}, {@code info}, {@code warn} or {@code error}
     * @param left why it still says who made it, if it does
     * @param href of the file's page; empty when it was not kept
     */
    record Told(String kind, Message text, Optional<Message> left, String href) {

        static Told error(Message why) {
            return new Told("error", why, Optional.empty(), "");
        }
    }

    private static final int MOST_AT_ONCE = 50;

    private final MediaRoom room;

    LibraryPage(MediaRoom room) {
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, List.of());
    }

    /** Takes several files in; what became of each is told above the list. */
    Reply add(Desk desk, Exchange exchange) {
        List<Upload> files = exchange.uploads("files");
        if (files.isEmpty()) {
            return page(422, desk, exchange, List.of(Told.error(Message.of("media.none"))));
        }
        List<Told> report = new ArrayList<>();
        boolean kept = false;
        for (Upload file : files.subList(0, Math.min(files.size(), MOST_AT_ONCE))) {
            Told told =
                    told(
                            desk,
                            FileNames.shown(file.name()),
                            room.acts().addFile().run(desk, AddFile.Command.of(file, "")));
            kept |= !told.href().isEmpty();
            report.add(told);
        }
        if (files.size() > MOST_AT_ONCE) {
            report.add(Told.error(Message.of("media.too-many", "most", MOST_AT_ONCE)));
        }
        return page(kept ? 200 : 422, desk, exchange, List.copyOf(report));
    }

    private Told told(Desk desk, String name, AddMedia.Outcome outcome) {
        return switch (outcome) {
            case AddMedia.Kept(Media media, boolean before) -> kept(desk, name, media, before);
            case AddMedia.Refused(Message why) -> Told.error(why);
            case AddMedia.NotStored not -> Told.error(not.why());
        };
    }

    private Told kept(Desk desk, String name, Media media, boolean before) {
        Optional<Message> left = room.left(desk, media);
        String kind = left.isPresent() ? "warn" : before ? "info" : "success";
        String key = before ? "media.told.before" : "media.told.kept";
        return new Told(kind, Message.of(key, "name", name), left, MediaPaths.of(desk, media.id()));
    }

    private Reply page(int status, Desk desk, Exchange exchange, List<Told> report) {
        LibraryQuery query =
                LibraryQuery.of(
                        exchange.query("q"),
                        exchange.query("genre"),
                        exchange.query("tri"),
                        exchange.query("page"));
        View view = room.database().read(desk.tenancy(), tx -> view(tx, desk, query, report));
        return room.pages().desk(status, "media/library", view, desk, exchange);
    }

    private static View view(TenantTx tx, Desk desk, LibraryQuery query, List<Told> report) {
        Counts counts = LibraryQuery.counts(tx);
        long total = query.total(tx);
        String list = MediaPaths.library(desk);
        int pages = (int) Math.ceilDiv(total, (long) LibraryQuery.SIZE);
        return new View(
                counts.all() == 0,
                desk.may(Right.WRITE) && desk.tenant().state().writable(),
                list,
                list + "/fichiers",
                query.words(),
                query.shelf() == Shelf.ALL ? "" : query.shelf().word(),
                query.order().word(),
                counts,
                total,
                Arrays.stream(Shelf.values()).map(it -> tab(list, query, counts, it)).toList(),
                Arrays.stream(Order.values())
                        .map(it -> new Choice(it.word(), it == query.order()))
                        .toList(),
                query.rows(tx, LibraryQuery.SIZE).stream().map(it -> tile(desk, it)).toList(),
                Pager.of(query.page(), pages, page -> href(list, query, query.shelf(), page)),
                gauge(tx),
                report);
    }

    private static Tab tab(String list, LibraryQuery query, Counts counts, Shelf shelf) {
        long number =
                switch (shelf) {
                    case ALL -> counts.all();
                    case PICTURE -> counts.picture();
                    case AUDIO -> counts.audio();
                    case VIDEO -> counts.video();
                    case DOCUMENT -> counts.document();
                    case UNDESCRIBED -> counts.undescribed();
                    case UNUSED -> -1;
                };
        return new Tab(shelf.word(), number, href(list, query, shelf, 1), shelf == query.shelf());
    }

    static Tile tile(Desk desk, Media media) {
        boolean picture = media.kind() == MediaKind.PICTURE;
        return new Tile(
                MediaPaths.of(desk, media.id()),
                picture ? MediaPaths.shown(desk, media.id()) + "?largeur=480" : "",
                MediaPaths.icon(media.kind()),
                media.name(),
                media.alt(),
                MediaPaths.ending(media),
                media.bytes(),
                picture && media.alt().isEmpty());
    }

    static Gauge gauge(TenantTx tx) {
        Space space = Space.of(tx);
        long max = Math.max(1, space.quotaBytes());
        return new Gauge(Math.min(space.usedBytes(), max), max, max / 10 * 9);
    }

    private static String href(String list, LibraryQuery query, Shelf shelf, int page) {
        List<String> parts = new ArrayList<>();
        if (shelf != Shelf.ALL) {
            parts.add("genre=" + shelf.word());
        }
        if (!query.words().isEmpty()) {
            parts.add("q=" + URLEncoder.encode(query.words(), StandardCharsets.UTF_8));
        }
        if (query.order() != Order.NEWEST) {
            parts.add("tri=" + query.order().word());
        }
        if (page > 1) {
            parts.add("page=" + page);
        }
        return Optional.of(String.join("&", parts))
                .filter(it -> !it.isEmpty())
                .map(it -> list + "?" + it)
                .orElse(list);
    }
}
