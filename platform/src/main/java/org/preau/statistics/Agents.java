package org.preau.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers, readers of feeds and robots apart by what they say of themselves. A robot that
 * passes itself off as a browser is not found out here; most of those send no language and are left
 * out for that.
 *
 * <p>Any thread. What was found out of the last {@value #KNOWN} agents is remembered in a table
 * that races may only make forget: an entry is immutable, and whoever finds another one in its
 * place looks again.
 */
final class Agents {

    private static final int KNOWN = 1_024;
    private static final int LONGEST = 512;

    /** What readers of feeds say, and the name that people know. */
    private static final Map<String, String> READERS = readers();

    /** Parts of what robots say; see {@code monperrus/crawler-user-agents} for the full zoo. */
    private static final List<String> ROBOTS =
            List.of(
                    "bot",
                    "crawl",
                    "spider",
                    "slurp",
                    "fetch",
                    "preview",
                    "scan",
                    "monitor",
                    "archiver",
                    "validator",
                    "lighthouse",
                    "pagespeed",
                    "headless",
                    "phantom",
                    "selenium",
                    "puppeteer",
                    "playwright",
                    "facebookexternalhit",
                    "whatsapp",
                    "telegram",
                    "embedly",
                    "python",
                    "curl",
                    "wget",
                    "java/",
                    "okhttp",
                    "go-http",
                    "libwww",
                    "httpclient",
                    "http-client",
                    "axios",
                    "node",
                    "ruby",
                    "perl",
                    "php",
                    "scrapy",
                    "winhttp",
                    "check",
                    "probe",
                    "uptime",
                    "pingdom",
                    "statuscake",
                    "feed",
                    "rss",
                    "gptbot",
                    "claude",
                    "chatgpt",
                    "perplexity",
                    "bytespider",
                    "dataprovider",
                    "ahrefs",
                    "semrush",
                    "mj12",
                    "dotbot",
                    "petal",
                    "yandex",
                    "baidu",
                    "qwant",
                    "seznam",
                    "sogou",
                    "archive.org",
                    "wayback",
                    "w3c_",
                    "nutch",
                    "postman",
                    "insomnia",
                    "indexer",
                    "http://",
                    "https://");

    private record Known(String said, Agent agent) {}

    private final @Nullable Known[] known = new @Nullable Known[KNOWN];

    /**
     * @param said the header, untrusted; null for none, which no browser does
     */
    Agent of(@Nullable String said) {
        if (said == null || said.isEmpty() || said.length() > LONGEST) {
            return Agent.ROBOT;
        }
        int hash = said.hashCode();
        int place = (hash ^ hash >>> 16) & KNOWN - 1;
        Known there = known[place];
        if (there != null && there.said().equals(said)) {
            return there.agent();
        }
        Agent agent = found(said.toLowerCase(Locale.ROOT));
        known[place] = new Known(said, agent);
        return agent;
    }

    private static Agent found(String said) {
        for (Map.Entry<String, String> reader : READERS.entrySet()) {
            if (said.contains(reader.getKey())) {
                return new Agent(Agent.What.READER, reader.getValue(), subscribers(said));
            }
        }
        int subscribers = subscribers(said);
        if (subscribers > 0) {
            return new Agent(Agent.What.READER, "", subscribers);
        }
        boolean browser = said.startsWith("mozilla/") || said.startsWith("opera/");
        return !browser || ROBOTS.stream().anyMatch(said::contains) ? Agent.ROBOT : Agent.BROWSER;
    }

    /** The number before “subscribers”, as readers on the web say for whom they fetch. */
    private static int subscribers(String said) {
        int end = said.indexOf(" subscriber");
        int start = end;
        while (start > 0 && end - start < 7 && Character.isDigit(said.charAt(start - 1))) {
            start--;
        }
        return end <= start ? 0 : Integer.parseInt(said, start, end, 10);
    }

    private static Map<String, String> readers() {
        Map<String, String> readers = new LinkedHashMap<>();
        readers.put("feedly", "Feedly");
        readers.put("inoreader", "Inoreader");
        readers.put("newsblur", "NewsBlur");
        readers.put("theoldreader", "The Old Reader");
        readers.put("feedbin", "Feedbin");
        readers.put("feeder.co", "Feeder");
        readers.put("netvibes", "Netvibes");
        readers.put("miniflux", "Miniflux");
        readers.put("freshrss", "FreshRSS");
        readers.put("tiny tiny rss", "Tiny Tiny RSS");
        readers.put("tt-rss", "Tiny Tiny RSS");
        readers.put("selfoss", "selfoss");
        readers.put("nextcloud-news", "Nextcloud News");
        readers.put("netnewswire", "NetNewsWire");
        readers.put("reeder", "Reeder");
        readers.put("thunderbird", "Thunderbird");
        readers.put("liferea", "Liferea");
        readers.put("akregator", "Akregator");
        readers.put("newsboat", "Newsboat");
        readers.put("quiterss", "QuiteRSS");
        readers.put("rssguard", "RSS Guard");
        readers.put("rssowl", "RSSOwl");
        readers.put("newsfox", "NewsFox");
        readers.put("feedbro", "Feedbro");
        readers.put("antennapod", "AntennaPod");
        readers.put("feedparser", "feedparser");
        readers.put("commafeed", "CommaFeed");
        readers.put("yarr/", "yarr");
        return readers;
    }
}
