package org.preau.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The few addresses of other software whose query says which text is meant: {@code
 * /spip.php?article12} of SPIP, {@code /?p=12} of WordPress. They are looked up among a site's
 * former addresses, question and all; every other query stays as good as not there.
 */
final class FormerQuery {

    private static final Pattern SPIP =
            Pattern.compile("(?:^|&)(?:id_)?(article|rubrique|breve)=?([0-9]{1,9})(?=&|$)");
    private static final Pattern SPIP_1 = Pattern.compile("/(?:article|rubrique|breve)\\.php3?");
    private static final Pattern WORDPRESS = Pattern.compile("(?:p|page_id)=[0-9]{1,9}");

    private FormerQuery() {}

    /**
     * The path with its question in the one form that is kept; null for all other addresses.
     *
     * @param path as asked
     * @param query as sent
     */
    static @Nullable String of(String path, @Nullable String query) {
        if (query == null || query.isEmpty() || query.length() > 200) {
            return null;
        }
        if (path.equals("/")) {
            return WORDPRESS.matcher(query).matches() ? "/?" + query : null;
        }
        boolean spip = path.equals("/spip.php") || SPIP_1.matcher(path).matches();
        Matcher asked = SPIP.matcher(query);
        return spip && asked.find() ? "/spip.php?" + asked.group(1) + asked.group(2) : null;
    }
}
