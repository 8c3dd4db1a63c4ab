package org.preau.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.SealedContent;
import org.preau.backup.vault.Entry;
import org.preau.backup.vault.Source;
import org.preau.backup.vault.Stamp;
import org.preau.backup.vault.VaultPath;
import org.preau.rebuild.PlatformTable.Reader;
import org.preau.sql.IdentityTx;
import org.preau.sql.Migrations;
import org.preau.sql.OperatorTx;
import org.preau.sql.Tx;
import org.preau.text.Json;

/**
 * What no association's snapshot has, as files for the platform's own vault: a file of lines for
 * each table, the settings, and all secrets in one file that is sealed. Listing reads hashes only;
 * what did not change is neither sent nor sealed anew.
 */
final class PlatformSource implements Source {

    /** The file of secrets, as it lies in the vault and as its seal is bound to it. */
    static final String SEALED = "sealed.bin";

    /** The pretended table of the settings that are secrets. */
    static final String SETTING = "setting";

    private static final int AHEAD = 500;

    /** The vault doubts whatever says that it changed lately, in nanoseconds since 1970. */
    private static final long LONG_AGO = (1L << 60) - 1;

    private static final String README =
            """
            What a Préau needs besides its associations' own vaults to come back on another machine:
            accounts, the associations themselves, the operator's tables, settings. Each line of a
            file in tables/ is a row as JSON.

            sealed.bin, where there is one, holds passwords' hashes, second factors, tokens and the
            platform's secret, sealed with the ring of keys of the mirror.

            To use it:  infra/preau rebuild --from STORE [--key-ring FILE]
            """;

    private final OperatorTx operator;
    private final IdentityTx identity;
    private final PlatformRows rows;
    private final Map<String, String> settings;
    private final Map<String, String> secrets;
    private final @Nullable SealedContent seal;

    /**
     * @param operator a view, open until the commit is made; so is {@code identity}
     * @param settings by their keys, none of them secret
     * @param secrets those that are
     * @param seal null where there is no ring: then no secret is written
     */
    PlatformSource(
            OperatorTx operator,
            IdentityTx identity,
            Map<String, String> settings,
            Map<String, String> secrets,
            @Nullable SealedContent seal) {
        this.operator = operator;
        this.identity = identity;
        this.rows = new PlatformRows(operator);
        this.settings = new TreeMap<>(settings);
        this.secrets = new TreeMap<>(secrets);
        this.seal = seal;
    }

    @Override
    public Listing list() throws IOException {
        List<Entry> entries = new ArrayList<>();
        entries.add(file("README.txt", README.getBytes(UTF_8)));
        entries.add(
                file("about.json", Json.write(Map.of("format", 1, "schema", Migrations.latest()))));
        entries.add(file("settings.json", Json.write(settings)));
        for (PlatformTable table : PlatformTables.ALL) {
            if (!table.sealed()) {
                list(table, entries);
            }
        }
        SealedContent sealing = seal;
        if (sealing != null) {
            entries.add(sealed(sealing));
        }
        return new Listing(entries, List.of());
    }

    private void list(PlatformTable table, List<Entry> entries) {
        List<String> columns = rows.open(table);
        for (PlatformRows.Part part : rows.parts(tx(table), table, columns)) {
            entries.add(
                    new Entry.File(
                            new VaultPath(table.path(part.part())),
                            false,
                            stamp(part.bytes(), part.first(), part.second()),
                            () -> new RowLines(List.of(lines(table, columns, part.part())))));
        }
    }

    private RowLines.Rows lines(PlatformTable table, List<String> columns, String part) {
        return new RowLines.Rows(
                () ->
                        tx(table)
                                .query(rows.lines(table, columns))
                                .bind("part", part)
                                .cursor(String.class, AHEAD),
                row -> row);
    }

    /** All secrets; sealed anew only when one of them, or the key, is another one. */
    private Entry sealed(SealedContent sealing) {
        StringBuilder seen = new StringBuilder(Json.text(secrets));
        List<RowLines.Rows> all = new ArrayList<>();
        for (PlatformTable table : PlatformTables.ALL) {
            List<String> columns = rows.hidden(table);
            if (table.sealed() || !table.secrets().isEmpty()) {
                seen.append(table.name()).append(rows.parts(tx(table), table, columns));
                RowLines.Rows its = lines(table, columns, "");
                all.add(new RowLines.Rows(its.open(), row -> labelled(table.name(), row)));
            }
        }
        ByteBuffer mark = ByteBuffer.wrap(sealing.mark(seen.toString()));
        byte[] before = settingLines();
        return new Entry.File(
                new VaultPath(SEALED),
                false,
                stamp(0, mark.getLong(), mark.getLong()),
                () ->
                        sealing.seal(() ->
                                new java.io.SequenceInputStream(
                                        new ByteArrayInputStream(before), new RowLines(all))));
    }

    private byte[] settingLines() {
        StringBuilder lines = new StringBuilder();
        secrets.forEach((key, value) ->
                lines.append(labelled(SETTING, Json.text(Map.of("key", key, "value", value))))
                        .append('\n'));
        return lines.toString().getBytes(UTF_8);
    }

    private static String labelled(String table, String row) {
        return "{\"table\":\"" + table + "\",\"row\":" + row + "}";
    }

    private Tx tx(PlatformTable table) {
        return table.reader() == Reader.IDENTITY ? identity : operator;
    }

    private static Entry file(String path, byte[] bytes) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(bytes));
        return new Entry.File(
                new VaultPath(path),
                false,
                stamp(bytes.length, hash.getLong(), hash.getLong()),
                () -> new ByteArrayInputStream(bytes));
    }

    private static Stamp stamp(long bytes, long first, long second) {
        return new Stamp(bytes, 0, first & LONG_AGO, second == 0 ? 1 : second);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
