package org.preau.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that pages refer to, each under an address that holds its content's hash: {@code
 * /assets/app-3f2a9c1b7d40.css}.
 *
 * <p>Style sheets are read last: their comments and most of their white space go, and each {@code
 * url(…)} becomes the address of that file. Immutable once loaded; small enough to be kept whole.
 */
public final class Assets {
    private static final Pattern URL = Pattern.compile("url\\(\"?([a-z0-9./-]+)\"?\\)");
    private static final Pattern COMMENT = Pattern.compile("/\\*[^*]*\\*+(?:[^/*][^*]*\\*+)*/\\s*");

    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "jpg", "image/jpeg",
                    "webp", "image/webp",
                    "woff2", "font/woff2",
                    "vtt", "text/vtt; charset=utf-8");

    private final String prefix;
    private final Map<String, Asset> byPath = new TreeMap<>();
    private final Map<String, Asset> byUrl = new HashMap<>();

    private Assets(String prefix) {
        this.prefix = prefix;
    }

    /** No assets, for templates that ask for none. */
    public static Assets none() {
        return new Assets("/");
    }

    /**
     * Reads the files of a root whose type is known (styles, scripts, pictures, fonts, subtitles).
     *
     * @param prefix the address they are served under, such as {@code /assets/}
     * @param joined style sheets made of others, in order; the parts are then not served alone
     */
    public static Assets load(TemplateRoot root, String prefix, Map<String, List<String>> joined) {
        Assets assets = new Assets(prefix);
        List<String> files =
                TYPES.keySet().stream().flatMap(type -> root.files("." + type).stream()).toList();
        files.stream()
                .filter(file -> !file.endsWith(".css"))
                .forEach(file -> assets.add(file, root.read(file).orElseThrow()));
        files.stream()
                .filter(file -> file.endsWith(".css"))
                .filter(file -> joined.values().stream().noneMatch(parts -> parts.contains(file)))
                .forEach(file -> assets.addStyle(file, root, List.of(file)));
        joined.forEach((file, parts) -> assets.addStyle(file, root, parts));
        return assets;
    }

    /** The address of a file. */
    public String url(String path) {
        Asset asset = byPath.get(path);
        if (asset == null) {
            throw new RenderException("There is no asset \"" + path + "\"");
        }
        return asset.url();
    }

    /** The file at an address; empty for any that this version does not have. */
    public Optional<Asset> at(String url) {
        return Optional.ofNullable(byUrl.get(url));
    }

    /** All of them, by path. */
    public Collection<Asset> all() {
        return List.copyOf(byPath.values());
    }

    private void addStyle(String file, TemplateRoot root, List<String> parts) {
        StringBuilder css = new StringBuilder();
        for (String part : parts) {
            String text =
                    root.text(part)
                            .orElseThrow(
                                    () -> new RenderException("There is no style sheet " + part));
            css.append(
                            rewritten(
                                    part,
                                    COMMENT.matcher(text)
                                            .replaceAll("")
                                            .replaceAll("\\s*([{}])\\s*", "$1")
                                            .replaceAll("([;,])\\s+", "$1")))
                    .append('\n');
        }
        add(file, css.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String rewritten(String file, String css) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        return URL.matcher(css)
                .replaceAll(it ->
                        Matcher.quoteReplacement("url(\"" + url(folder + it.group(1)) + "\")"));
    }

    private void add(String path, byte[] bytes) {
        int dot = path.lastIndexOf('.');
        String url = prefix + path.substring(0, dot) + '-' + hash(bytes) + path.substring(dot);
        Asset asset = new Asset(path, url, TYPES.getOrDefault(path.substring(dot + 1), ""), bytes);
        byPath.put(path, asset);
        byUrl.put(url, asset);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
