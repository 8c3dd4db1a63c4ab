package org.preau.look;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the site made to be looked at in the workspace: links lead to the same look of other
 * pages, pictures come from the workspace, and nothing leads away. Sites have no script; the
 * answer's content policy and the sandbox of its frame see to it that there is none here either.
 */
final class PreviewHtml {

    private static final Pattern ADDRESS =
            Pattern.compile("\\b(href|src|poster)=\"(/[^\"/][^\"]*|/)\"");
    private static final Pattern MEDIA = Pattern.compile("/media/([0-9a-f]{16})/[^\"\\s,]*");
    private static final Pattern AWAY = Pattern.compile("(<a\\b[^>]*\\bhref=\")https?:[^\"]*\"");
    private static final Pattern SRCSET = Pattern.compile("\\bsrcset=\"[^\"]*\"");

    private final String desk;
    private final String query;

    /**
     * @param desk the address of the workspace, such as {@code /espace/alpha}
     * @param query what is tried on
     */
    PreviewHtml(String desk, String query) {
        this.desk = desk;
        this.query = query;
    }

    String of(String html) {
        String sets =
                SRCSET.matcher(html).replaceAll(it -> Matcher.quoteReplacement(media(it.group())));
        return ADDRESS.matcher(AWAY.matcher(sets).replaceAll("$1#haut\""))
                .replaceAll(it ->
                        Matcher.quoteReplacement(
                                it.group(1) + "=\"" + address(it.group(2)) + "\""));
    }

    private String address(String path) {
        if (path.startsWith("/_/") || path.startsWith(desk + "/")) {
            return path;
        }
        return path.startsWith("/media/") ? media(path) : page(path);
    }

    private String media(String text) {
        return MEDIA.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(desk + "/images/cle/" + it.group(1)));
    }

    private String page(String path) {
        int end = path.indexOf('#');
        String bare = end < 0 ? path : path.substring(0, end);
        String place = end < 0 ? "" : path.substring(end);
        return desk
                + "/apparence/apercu?"
                + query.replace("&", "&amp;")
                + "&amp;view="
                + URLEncoder.encode(bare, StandardCharsets.UTF_8)
                + place;
    }
}
