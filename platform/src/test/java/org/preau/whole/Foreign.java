package org.preau.whole;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.testing.TestServer;

/**
 * One identifier three times: alpha's own, beta's, and one that nobody has. An answer to the second
 * must be that to the third.
 */
record Foreign(String own, String beta, String absent) {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern VARYING =
            Pattern.compile(
                    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}" // a row
                            + "|[0-9a-f]{64}" // a picture
                            + "|preau_[\\w-]{43}" // a token just made
                            + "|/partage/alpha/[\\w-]{22}" // a link just made
                            + "|(?:[a-z2-9]{5}-){4}[a-z2-9]{6}" // a password just made
                            + "|\"(?:proof|challenge)\":\"[^\"]*\""
                            + "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?"
                            + "|\\d{1,2}(?::| h )\\d\\d(?::\\d\\d)?"
                            + "|à\\p{Z}l’instant|il\\p{Z}y\\p{Z}a\\p{Z}\\d+\\p{Z}minutes?"
                            + "|\"t\" value=\"[^\"]*\"");

    /** The triples of every kind that {@link Names#IDENTIFIERS} names. */
    static Map<String, Foreign> all(TestServer server, Fixture fixture, String csrfOfBeta) {
        Map<String, Foreign> all = new java.util.LinkedHashMap<>();
        Map<String, String> alpha = fixture.identifiers(server.alpha());
        Map<String, String> beta = fixture.identifiers(server.beta());
        for (String row :
                List.of(
                        "article",
                        "remark",
                        "page",
                        "section",
                        "media",
                        "invitation",
                        "token",
                        "password",
                        "folder",
                        "link",
                        "upload",
                        "member",
                        "departure",
                        "takeaway",
                        "restoration",
                        "proof",
                        "block",
                        "notice",
                        "form",
                        "date",
                        "own",
                        "message",
                        "comment")) {
            all.put(
                    row,
                    new Foreign(
                            alpha.getOrDefault(row, ""),
                            beta.getOrDefault(row, ""),
                            UUID.randomUUID().toString()));
        }
        all.put(
                "entry",
                new Foreign(
                        Fixture.id("a", "entry").toString(),
                        Fixture.id("b", "entry").toString(),
                        neighbour(Fixture.id("b", "entry"))));
        all.put(
                "menu-above",
                new Foreign(
                        Fixture.id("a", "entry-above").toString(),
                        Fixture.id("b", "entry-above").toString(),
                        UUID.randomUUID().toString()));
        all.put(
                "menu-entry",
                new Foreign(
                        alpha.getOrDefault("entry", ""),
                        beta.getOrDefault("entry", ""),
                        UUID.randomUUID().toString()));
        all.put("association", new Foreign("alpha", "beta", "nulle-part"));
        all.put("desk", new Foreign("/espace/alpha", "/espace/beta", "/espace/nulle-part"));
        all.put("domain", new Foreign("www.a.example", "www.b.example", "www.nulle-part.example"));
        all.put("old-address", new Foreign("pas-encore-prise", "ancien-b", "ancien-z"));
        all.put("text", new Foreign("propre a alpha", Fixture.MARK, "secret-de-personne"));
        all.put(
                "email",
                new Foreign(
                        "nouvelle@courriel.example",
                        "b.member@courriel.example",
                        "z.member@courriel.example"));
        all.put("picture", new Foreign(picture("a"), picture("b"), picture("c")));
        all.put("hash-of-secret", new Foreign("a".repeat(64), "b".repeat(64), "c".repeat(64)));
        all.put("csrf", new Foreign("", csrfOfBeta, "x".repeat(csrfOfBeta.length())));
        return all;
    }

    /** Lists go on from where an identifier would stand: nobody's must stand at the same place. */
    private static String neighbour(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1).toString();
    }

    private static String picture(String letter) {
        return "![une image](/media/" + letter.repeat(64) + "/image.png)";
    }

    /** The form's token on a page. */
    static String csrf(HttpResponse<String> page) {
        Matcher token = CSRF.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("no form's token on " + page.uri());
        }
        return token.group(1);
    }

    /** An answer without what the request itself held, and without what differs each time. */
    static String neutral(HttpResponse<String> answer, String... sent) {
        String all = answer.headers().firstValue("location").orElse("") + "\n" + answer.body();
        for (String one : sent) {
            if (!one.isEmpty()) {
                all = all.replace(URLEncoder.encode(one, StandardCharsets.UTF_8), "SENT");
                all = all.replace(one, "SENT");
            }
        }
        return answer.statusCode() + " " + VARYING.matcher(all).replaceAll("VARYING");
    }
}
