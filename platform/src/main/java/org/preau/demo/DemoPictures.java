package org.preau.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.base.Ids;
import org.preau.base.TenantId;
import org.preau.text.Json;

/** The files of one site: kept in the object store first, then known to the rows. */
final class DemoPictures {

    /** Where the logo is, beside the pictures. */
    static final String LOGO = "logo.svg";

    private static final int LOGO_SIZE = 96;

    /** One of them. */
    record Kept(UUID id, String sha256, String name, String type, long bytes, DemoMedia said) {

        /** Where it is on its site. */
        String address() {
            return "/media/" + sha256.substring(0, 16) + "/" + name;
        }
    }

    private final Map<String, Kept> kept = new TreeMap<>();

    private DemoPictures() {}

    /** Keeps all pictures of a folder; doing it again changes nothing. */
    static DemoPictures keep(DemoFiles files, String folder, TenantId tenant, ObjectStore store) {
        DemoPictures pictures = new DemoPictures();
        described(files.bytes(folder + "/media/media.json"))
                .forEach((name, said) ->
                        pictures.put(
                                store, tenant, name, said, files.bytes(folder + "/media/" + name)));
        DemoMedia logo = DemoMedia.bare(LOGO_SIZE, LOGO_SIZE);
        pictures.put(store, tenant, LOGO, logo, files.bytes(folder + "/" + LOGO));
        return pictures;
    }

    List<Kept> all() {
        return List.copyOf(kept.values());
    }

    Kept named(String name) {
        Kept picture = kept.get(name);
        if (picture == null) {
            throw new IllegalArgumentException("the demonstration has no picture " + name);
        }
        return picture;
    }

    long bytes() {
        return kept.values().stream().mapToLong(Kept::bytes).sum();
    }

    /** A text with its pictures at their public addresses. */
    String addressed(String markdown) {
        String text = markdown;
        for (Kept picture : kept.values()) {
            text = text.replace("](media/" + picture.name(), "](" + picture.address());
        }
        return text;
    }

    private void put(
            ObjectStore store, TenantId tenant, String name, DemoMedia said, byte[] bytes) {
        String sha256 = sha256(bytes);
        try {
            store.put(new ObjectKey("tenants/" + tenant + "/media/" + sha256), Content.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("the object store refused " + name, e);
        }
        kept.put(
                name, new Kept(Ids.next(), sha256, name, DemoMedia.type(name), bytes.length, said));
    }

    private static Map<String, DemoMedia> described(byte[] json) {
        Map<String, DemoMedia> all = new TreeMap<>();
        try {
            for (var field : Json.tree(json).properties()) {
                var said = field.getValue();
                all.put(
                        field.getKey(),
                        new DemoMedia(
                                said.path("alt").asText(""),
                                said.path("width").asInt(),
                                said.path("height").asInt(),
                                said.path("credit").asText(""),
                                captions(said.path("captions")),
                                said.path("transcript").asText(""),
                                said.path("words").asText("")));
            }
        } catch (Json.MalformedJson e) {
            throw new IllegalArgumentException("media.json: " + e.getMessage(), e);
        }
        return all;
    }

    private static Map<String, String> captions(JsonNode said) {
        Map<String, String> captions = new TreeMap<>();
        said.properties().forEach(one -> captions.put(one.getKey(), one.getValue().asText()));
        return captions;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
