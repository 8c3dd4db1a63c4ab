package org.preau.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.text.Embed.Kind;

/**
 * Recognises the addresses that sites give to their films and maps, and makes of each the address
 * of its frame, in the form that keeps least of the reader (youtube-nocookie, Vimeo's {@code dnt}).
 *
 * <p>What goes into a frame's address is never copied from the writer's but built from its parts,
 * each held to a pattern.
 */
final class Embeds {

    private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){1,6}");
    private static final Pattern YOUTUBE =
            Pattern.compile("/(?:shorts/|live/|embed/)?([A-Za-z0-9_-]{11})/?");
    private static final Pattern YOUTUBE_QUERY =
            Pattern.compile("(?:.*&)?v=([A-Za-z0-9_-]{11})(?:&.*)?");
    private static final Pattern START =
            Pattern.compile("(?:.*&)?(?:t|start)=([0-9]{1,6})s?(?:&.*)?");
    private static final Pattern VIMEO =
            Pattern.compile("/(?:video/)?([0-9]{5,12})(?:/([0-9a-f]{6,20}))?/?");
    private static final Pattern DAILYMOTION = Pattern.compile("/(?:video/)?(x[a-z0-9]{5,9})/?");
    private static final Pattern PEERTUBE =
            Pattern.compile(
                    "/(?:w/([1-9A-HJ-NP-Za-km-z]{20,22})"
                            + "|videos/(?:watch|embed)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))/?");
    private static final Pattern UMAP =
            Pattern.compile("(/(?:[a-z]{2}/)?map/[A-Za-z0-9_-]{1,120})/?");
    private static final Pattern PLACE =
            Pattern.compile(
                    "map=([0-9]{1,2})/(-?[0-9]{1,3}(?:\\.[0-9]{1,12})?)/(-?[0-9]{1,3}(?:\\.[0-9]{1,12})?).*");
    private static final Pattern MARKER =
            Pattern.compile(
                    "(?:.*&)?mlat=(-?[0-9]{1,3}(?:\\.[0-9]{1,12})?)&mlon=(-?[0-9]{1,3}(?:\\.[0-9]{1,12})?)(?:&.*)?");

    private Embeds() {}

    static Optional<Embed> read(String address) {
        if (address.length() > 500 || !SafeAddress.isForeign(address)) {
            return Optional.empty();
        }
        try {
            return read(new URI(address), address);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Embed> read(URI uri, String page) {
        String full = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(full).matches() || uri.getPort() >= 0 || uri.getUserInfo() != null) {
            return Optional.empty();
        }
        String host = full.startsWith("www.") ? full.substring(4) : full;
        String path = uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String place = uri.getRawFragment() == null ? "" : uri.getRawFragment();
        return switch (host) {
            case "youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com" ->
                    youtube(host, path, query)
                            .map(it -> video(page, host, it, "https://www.youtube-nocookie.com"));
            case "vimeo.com", "player.vimeo.com" ->
                    vimeo(path).map(it -> video(page, host, it, "https://player.vimeo.com"));
            case "dailymotion.com", "dai.ly" ->
                    first(DAILYMOTION, path)
                            .map(it -> "/player.html?video=" + it)
                            .map(it -> video(page, host, it, "https://geo.dailymotion.com"));
            case "openstreetmap.org" ->
                    map(query, place)
                            .map(it ->
                                    framed(
                                            Kind.MAP,
                                            page,
                                            host,
                                            it,
                                            "https://www.openstreetmap.org"));
            case "umap.openstreetmap.fr" ->
                    first(UMAP, path)
                            .map(it ->
                                    it + "?scaleControl=true&miniMap=false&scrollWheelZoom=false")
                            .map(it ->
                                    framed(
                                            Kind.MAP,
                                            page,
                                            host,
                                            it,
                                            "https://umap.openstreetmap.fr"));
            default -> peertube(path).map(it -> video(page, host, it, "https://" + full));
        };
    }

    private static Embed video(String page, String host, String frame, String origin) {
        return framed(Kind.VIDEO, page, host, frame, origin);
    }

    private static Embed framed(Kind kind, String page, String host, String frame, String origin) {
        return new Embed(kind, page, host, origin + frame, origin);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::matches).map(it -> it.group(1));
    }

    private static Optional<String> youtube(String host, String path, String query) {
        boolean watched = path.equals("/watch") && !host.equals("youtu.be");
        String start = first(START, query).map(it -> "?start=" + it).orElse("");
        return (watched ? first(YOUTUBE_QUERY, query) : first(YOUTUBE, path))
                .map(it -> "/embed/" + it + start);
    }

    /** A film that is not listed has a second part, without which its frame stays empty. */
    private static Optional<String> vimeo(String path) {
        Matcher found = VIMEO.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        String secret = found.group(2) == null ? "" : "&h=" + found.group(2);
        return Optional.of("/video/" + found.group(1) + "?dnt=1" + secret);
    }

    private static Optional<String> peertube(String path) {
        Matcher found = PEERTUBE.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        String id = found.group(1) == null ? found.group(2) : found.group(1);
        return Optional.of("/videos/embed/" + id + "?p2p=0");
    }

    /** The frame wants corners: about what a window of 800 by 450 shows at that zoom. */
    private static Optional<String> map(String query, String place) {
        Matcher at = PLACE.matcher(place);
        Matcher marker = MARKER.matcher(query);
        boolean marked = marker.matches();
        if (!at.matches() && !marked) {
            return Optional.empty();
        }
        boolean placed = at.matches();
        int zoom = placed ? Math.min(19, Integer.parseInt(at.group(1))) : 16;
        double latitude = Double.parseDouble(placed ? at.group(2) : marker.group(1));
        double longitude = Double.parseDouble(placed ? at.group(3) : marker.group(2));
        if (Math.abs(latitude) > 85 || Math.abs(longitude) > 180) {
            return Optional.empty();
        }
        double width = 360.0 / Math.pow(2, zoom) * 800 / 256;
        double height = width * 450 / 800 * Math.cos(Math.toRadians(latitude));
        String box =
                String.format(
                        Locale.ROOT,
                        "/export/embed.html?bbox=%.5f%%2C%.5f%%2C%.5f%%2C%.5f&layer=mapnik",
                        longitude - width / 2,
                        latitude - height / 2,
                        longitude + width / 2,
                        latitude + height / 2);
        return Optional.of(
                marked ? box + "&marker=" + marker.group(1) + "%2C" + marker.group(2) : box);
    }
}
