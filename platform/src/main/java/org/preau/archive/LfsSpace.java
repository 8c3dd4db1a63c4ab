package org.preau.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.LargeFiles;
import org.preau.backup.vault.Sha256;
import org.preau.text.Json;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/**
 * The large files of a vault for stock git-lfs, to read: its batch API (docs/api/batch.md of
 * git-lfs) with the transfer {@code basic}, and the files themselves.
 */
final class LfsSpace {

    private static final String TYPE = "application/vnd.git-lfs+json";

    /** git-lfs asks for 100 at a time. */
    private static final int MOST = 1_000;

    /** The whole answer. */
    record Batch(String transfer, List<Thing> objects, String hash_algo) {}

    /** What is said of one file: where it lies, or why not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Thing(
            String oid, long size, @Nullable Map<String, Action> actions, @Nullable Fault error) {}

    /** Where to get it. */
    record Action(String href) {}

    /** Why there is none. */
    record Fault(int code, String message) {}

    /** Why nothing was done. */
    record Refusal(String message) {}

    private final OpenVaults vaults;

    LfsSpace(OpenVaults vaults) {
        this.vaults = vaults;
    }

    /** {@code POST …/info/lfs/objects/batch}. */
    Reply batch(Desk desk, Exchange exchange) {
        JsonNode asked;
        try {
            asked = Json.tree(exchange.body());
        } catch (Json.MalformedJson e) {
            return refused(422, "This is not a question of git-lfs: " + e.getMessage());
        }
        if (asked.path("operation").asText().equals("upload")) {
            return refused(
                    403,
                    "This repository is the backup of %s, and Preau alone writes it."
                            .formatted(desk.tenant().slug()));
        }
        JsonNode objects = asked.path("objects");
        if (!asked.path("operation").asText().equals("download")
                || !objects.isArray()
                || objects.size() > MOST
                || !asked.path("hash_algo").asText("sha256").equals("sha256")) {
            return refused(
                    422, "Only downloads by SHA-256 are known here, " + MOST + " at a time.");
        }
        return found(desk, exchange, objects);
    }

    /** {@code GET …/info/lfs/objects/OID}: the bytes; {@code Range} is honoured. */
    Reply object(Desk desk, Exchange exchange) {
        String oid = exchange.parameter("oid");
        if (!Sha256.isHash(oid)) {
            return missing();
        }
        Sha256 hash = new Sha256(oid);
        try {
            LargeFiles files = vaults.of(desk.tenant().id()).largeFiles();
            OptionalLong size = files.size(hash);
            return size.isEmpty()
                    ? missing()
                    : Reply.seekable(
                            "application/octet-stream",
                            size.getAsLong(),
                            '"' + oid + '"',
                            (from, length) ->
                                    files.open(hash, from, length)
                                            .orElseThrow(() ->
                                                    new UncheckedIOException(
                                                            new IOException("gone: " + oid))));
        } catch (IOException e) {
            return vaults.silent(e);
        }
    }

    private Reply found(Desk desk, Exchange exchange, JsonNode objects) {
        String base =
                "%s/git/%s.git/info/lfs/objects/"
                        .formatted(exchange.origin(), desk.tenant().slug());
        try {
            LargeFiles files = vaults.of(desk.tenant().id()).largeFiles();
            List<Thing> things = new ArrayList<>();
            for (JsonNode object : objects) {
                things.add(thing(files, base, object.path("oid").asText()));
            }
            return json(200, new Batch("basic", things, "sha256"));
        } catch (IOException e) {
            return vaults.silent(e);
        }
    }

    private static Thing thing(LargeFiles files, String base, String oid) {
        OptionalLong size = Sha256.isHash(oid) ? files.size(new Sha256(oid)) : OptionalLong.empty();
        return size.isPresent()
                ? new Thing(oid, size.getAsLong(), Map.of("download", new Action(base + oid)), null)
                : new Thing(oid, 0, null, new Fault(404, "The backup has no such file."));
    }

    private static Reply missing() {
        return refused(404, "The backup has no such file.");
    }

    private static Reply refused(int status, String message) {
        return json(status, new Refusal(message));
    }

    private static Reply json(int status, Object value) {
        return Reply.bytes(status, TYPE, Json.write(value));
    }
}
