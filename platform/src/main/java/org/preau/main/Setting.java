package org.preau.main;

import java.util.Locale;

/**
 * Every setting there is: its key, what it is when nobody says, and what it means. The same setting
 * is a line {@code key = value} of {@code DATA/preau.properties} or an environment variable {@code
 * PREAU_KEY} with underscores; the environment wins, the command line wins over both.
 */
public enum Setting {
    DOMAIN("domain", "localhost", "the portal's host; associations answer at SLUG.DOMAIN"),
    PUBLIC_SCHEME(
            "public.scheme",
            "",
            "http or https as visitors see it; https unless DOMAIN is localhost"),
    PUBLIC_PORT("public.port", "", "the port as visitors see it; the listening one unless said"),
    LISTEN("listen", "127.0.0.1", "the address to listen at"),
    PORT("port", "8080", "the port to listen at; 0 for any free one"),
    MANAGEMENT_PORT(
            "management.port", "0", "health and metrics, on 127.0.0.1 only; 0 for any free one"),
    TRUST_PROXY(
            "trust.proxy",
            "false",
            "whether X-Forwarded-For is written by the platform's own proxy"),
    DATABASE_URL(
            "database.url",
            "",
            "jdbc:postgresql://HOST:PORT/NAME; empty for the embedded PostgreSQL"),
    DATABASE_USER("database.user", "preau_owner", "the owner of the database; may create roles"),
    DATABASE_PASSWORD("database.password", "", "the owner's password", true),
    DATABASE_ROLES(
            "database.roles",
            "preau",
            "the server's roles are NAME_tenant, NAME_identity, NAME_operator"),
    DATABASE_POOL("database.pool", "12", "connections for the work of associations"),
    SECRET(
            "secret",
            "",
            "at least 32 characters, the same on all servers; made in the data folder unless said",
            true),
    STORE(
            "store",
            "",
            "a folder, or s3://BUCKET/PREFIX?endpoint=URL&region=NAME; empty for DATA/objects"),
    VAULTS(
            "vaults",
            "",
            "where the snapshots of associations lie: a folder, on another disk if there is one, or s3://BUCKET/PREFIX?endpoint=URL&region=NAME; empty for DATA/vaults"),
    STORE_KEY("store.key", "", "the access key of an S3 store"),
    STORE_SECRET("store.secret", "", "the secret key of an S3 store", true),
    MIRROR(
            "mirror",
            "",
            "where the second, encrypted copy of all snapshots lies: a folder, in another house if there is one, or s3://BUCKET/PREFIX?endpoint=URL&region=NAME; empty for none"),
    MIRROR_KEYS(
            "mirror.keys",
            "",
            "the file of the keys of that copy (infra/vault keys new FILE): for its owner alone, in none of the stores"),
    MIRROR_APPEND_ONLY(
            "mirror.append.only",
            "false",
            "whether nothing is ever removed from the mirror; then erasures do not reach it"),
    MIRROR_KEY("mirror.key", "", "the access key of a mirror in S3: not that of the store"),
    MIRROR_SECRET("mirror.secret", "", "the secret key of a mirror in S3", true),
    MAIL_RELAY(
            "mail.relay",
            "",
            "smtp://HOST:PORT or smtps://HOST:PORT; empty keeps mail in DATA/mail"),
    MAIL_USER("mail.user", "", "who signs in to the relay; empty for nobody"),
    MAIL_PASSWORD("mail.password", "", "the password at the relay", true),
    MAIL_FROM(
            "mail.from",
            "",
            "the sender of the platform's own mail; ne-pas-repondre@DOMAIN unless said"),
    SMTP_PORT(
            "smtp.port",
            "0",
            "the port to receive mail at; 0 for any free one, -1 to receive none"),
    SMTP_LISTEN("smtp.listen", "127.0.0.1", "the address to receive mail at"),
    DNS_SERVER(
            "dns.server",
            "",
            "ADDRESS or ADDRESS:PORT of the name server that is asked for proofs of domains; empty for the machine's own"),
    IDLE_SECONDS(
            "idle.seconds",
            "60",
            "after so many seconds without a byte either way a connection is closed"),
    CACHE_MEGABYTES("cache.megabytes", "128", "memory for ready pages"),
    VISITS("visits.count", "true", "whether visits of sites are counted; nobody is recognised"),
    TEMPLATES(
            "templates.own",
            "true",
            "whether associations may write templates of their own, and their sites show them"),
    LOG_REQUESTS("log.requests", "true", "whether each request gives one line of log"),
    LOG_FORMAT("log.format", "text", "text for people, json for programs");

    private final String key;
    private final String otherwise;
    private final String meaning;
    private final boolean secret;

    Setting(String key, String otherwise, String meaning) {
        this(key, otherwise, meaning, false);
    }

    Setting(String key, String otherwise, String meaning, boolean secret) {
        this.key = key;
        this.otherwise = otherwise;
        this.meaning = meaning;
        this.secret = secret;
    }

    public String key() {
        return key;
    }

    /** The environment's name for it. */
    public String variable() {
        return "PREAU_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    public String otherwise() {
        return otherwise;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether its value is never shown. */
    public boolean secret() {
        return secret;
    }
}
