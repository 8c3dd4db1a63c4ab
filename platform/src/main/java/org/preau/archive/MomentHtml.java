package org.preau.archive;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of a site as it was, made to be looked at in the workspace: its links stay inside the
 * moment, its pictures and style sheets come from there, nothing leads away, and a band at its top
 * says what it is. Sites have no script; the answer's sandbox sees to it that there is none here.
 */
final class MomentHtml {

    private static final Pattern ADDRESS =
            Pattern.compile("\\b(href|src|poster|action)=\"(/[^\"/][^\"]*|/|\\?[^\"]*)\"");
    private static final Pattern SRCSET = Pattern.compile("\\bsrcset=\"([^\"]*)\"");
    private static final Pattern CANDIDATE = Pattern.compile("(^|,\\s*)(/[^\\s,]+)");
    private static final Pattern AWAY = Pattern.compile("(<a\\b[^>]*\\bhref=\")https?:[^\"]*\"");
    private static final Pattern HEAD = Pattern.compile("</head>");
    private static final Pattern BODY = Pattern.compile("<body\\b[^>]*>");

    private final String base;
    private final String home;
    private final String path;

    /**
     * @param base where pages of this moment are, up to the value of {@code view}
     * @param home the site's own origin, which its pages may name
     * @param path of the page itself
     */
    MomentHtml(String base, String home, String path) {
        this.base = base;
        this.home = home;
        this.path = path;
    }

    /**
     * The page.
     *
     * @param head elements to end its head with
     * @param band what its body begins with
     */
    String of(String html, String head, String band) {
        String own = html.replace("=\"" + home + "/", "=\"/");
        String sets = SRCSET.matcher(own).replaceAll(it -> literal(set(it.group(1))));
        String held = AWAY.matcher(sets).replaceAll("$1#haut\"");
        String inside =
                ADDRESS.matcher(held)
                        .replaceAll(
                                it -> literal(it.group(1) + "=\"" + address(it.group(2)) + "\""));
        String headed = HEAD.matcher(inside).replaceFirst(literal(head + "</head>"));
        return BODY.matcher(headed).replaceFirst(it -> literal(it.group() + band));
    }

    /** Where a page of the site is in this moment; as it stands in an attribute. */
    String address(String link) {
        if (link.startsWith("/_/")) {
            return link;
        }
        String plain = link.replace("&amp;", "&");
        int end = plain.indexOf('#');
        String bare = end < 0 ? plain : plain.substring(0, end);
        String place = end < 0 ? "" : plain.substring(end).replace("&", "&amp;");
        String whole = bare.startsWith("?") ? path + bare : bare;
        return base + URLEncoder.encode(decoded(whole), StandardCharsets.UTF_8) + place;
    }

    private String set(String candidates) {
        return "srcset=\""
                + CANDIDATE
                        .matcher(candidates)
                        .replaceAll(it -> literal(it.group(1) + address(it.group(2))))
                + "\"";
    }

    private static String decoded(String link) {
        int query = link.indexOf('?');
        String path = query < 0 ? link : link.substring(0, query);
        try {
            return URI.create(path).getPath() + (query < 0 ? "" : link.substring(query));
        } catch (IllegalArgumentException e) {
            return link;
        }
    }

    private static String literal(String text) {
        return Matcher.quoteReplacement(text);
    }
}
