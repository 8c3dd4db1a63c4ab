package org.preau.main;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.preau.base.EmailAddress;
import org.preau.base.HostName;

/** Checks all settings and collects what is wrong, rather than stopping at the first. */
final class SettingsCheck {

    private static final int SECRET_LENGTH = 32;

    private final Settings settings;
    private final List<Settings.Problem> problems;

    SettingsCheck(Settings settings, List<Settings.Problem> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    void run() {
        check(
                Setting.DOMAIN,
                text ->
                        HostName.ofHeader(text)
                                .map(HostName::value)
                                .filter(text::equals)
                                .isPresent(),
                "a host name in lower case, such as asso.valrive.fr");
        check(Setting.PUBLIC_SCHEME, Set.of("", "http", "https")::contains, "http or https");
        check(
                Setting.PUBLIC_PORT,
                text -> text.isEmpty() || isNumber(text, 1, 65_535),
                "1 to 65535, or nothing");
        check(
                Setting.LISTEN,
                text -> text.matches("[0-9a-fA-F.:]+"),
                "an address such as 127.0.0.1, 0.0.0.0 or ::");
        check(Setting.PORT, text -> isNumber(text, 0, 65_535), "0 to 65535");
        check(Setting.MANAGEMENT_PORT, text -> isNumber(text, 0, 65_535), "0 to 65535");
        check(Setting.SMTP_PORT, text -> isNumber(text, -1, 65_535), "0 to 65535, or -1 for none");
        check(
                Setting.SMTP_LISTEN,
                text -> text.matches("[0-9a-fA-F.:]+"),
                "an address such as 127.0.0.1, 0.0.0.0 or ::");
        check(Setting.DATABASE_POOL, text -> isNumber(text, 2, 500), "2 to 500");
        check(Setting.IDLE_SECONDS, text -> isNumber(text, 1, 3_600), "1 to 3600");
        check(
                Setting.CACHE_MEGABYTES,
                text -> isNumber(text, 0, 100_000),
                "0 to 100000; 0 keeps none");
        check(
                Setting.DATABASE_URL,
                text -> text.isEmpty() || text.startsWith("jdbc:postgresql://"),
                "jdbc:postgresql://HOST:PORT/NAME, or nothing for the embedded one");
        check(
                Setting.DATABASE_ROLES,
                text -> text.matches("[a-z][a-z0-9_]{0,40}"),
                "lower-case letters, digits, underscores");
        check(
                Setting.SECRET,
                text -> text.isEmpty() || text.length() >= SECRET_LENGTH,
                "at least 32 characters: openssl rand -base64 48");
        check(
                Setting.MAIL_RELAY,
                text -> text.isEmpty() || isRelay(text),
                "smtp://HOST:PORT or smtps://HOST:PORT");
        check(
                Setting.MAIL_FROM,
                text -> text.isEmpty() || EmailAddress.of(text).isPresent(),
                "an e-mail address");
        check(Setting.LOG_FORMAT, Set.of("text", "json")::contains, "text or json");
        for (Setting flag :
                List.of(Setting.TRUST_PROXY, Setting.LOG_REQUESTS, Setting.MIRROR_APPEND_ONLY)) {
            check(flag, Set.of("true", "false")::contains, "true or false");
        }
        together();
    }

    private void together() {
        boolean external = !settings.text(Setting.DATABASE_URL).isEmpty();
        if (external && settings.text(Setting.DATABASE_PASSWORD).isEmpty()) {
            add(Setting.DATABASE_PASSWORD, "an external PostgreSQL needs the owner's password");
        }
        boolean s3 =
                settings.text(Setting.STORE).startsWith("s3:")
                        || settings.text(Setting.VAULTS).startsWith("s3:");
        if (s3 && settings.text(Setting.STORE_KEY).isEmpty()) {
            add(Setting.STORE_KEY, "an S3 store needs an access key");
        }
        if (s3 && settings.text(Setting.STORE_SECRET).isEmpty()) {
            add(Setting.STORE_SECRET, "an S3 store needs a secret key");
        }
        new MirrorCheck(settings, this::add).run();
    }

    private void check(Setting setting, Predicate<String> rule, String remedy) {
        if (!rule.test(settings.text(setting))) {
            add(setting, remedy);
        }
    }

    private void add(Setting setting, String remedy) {
        String shown =
                settings.shown().get(setting) == null ? "" : settings.shown().get(setting).text();
        problems.add(
                new Settings.Problem(
                        setting.key(), shown, remedy + " (or " + setting.variable() + ")"));
    }

    private static boolean isNumber(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isRelay(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && uri.getScheme() != null
                    && Set.of("smtp", "smtps").contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
