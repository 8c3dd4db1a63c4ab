package org.preau.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.preau.audit.AuditLog;
import org.preau.backup.vault.GitService;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/**
 * The vault of an association for stock git, to read: {@code /git/SLUG.git}. It holds everything in
 * all versions, so it is open to whoever may look at snapshots and bring them back, by a password
 * made for git. What it says is for programs: plain, short, in English as git is.
 */
final class GitSpace {

    private static final String FETCH = "git-upload-pack";
    private static final String PUSH = "git-receive-pack";

    /** The most that a question may hold once expanded, in bytes: what somebody has already. */
    private static final int LONGEST_QUESTION = 24 * 1024 * 1024;

    /** How many may fetch at once, of one association and of all. */
    private static final int AT_ONCE = 4;

    private static final long PATIENCE_S = 20;

    private final Database database;
    private final OpenVaults vaults;
    private final Semaphore all = new Semaphore(AT_ONCE, true);
    private final Map<TenantId, Semaphore> each = new ConcurrentHashMap<>();

    GitSpace(Database database, OpenVaults vaults) {
        this.database = database;
        this.vaults = vaults;
    }

    /** {@code GET …/info/refs?service=git-upload-pack}. */
    Reply refs(Desk desk, Exchange exchange) {
        return switch (exchange.query("service")) {
            case FETCH -> advertised(desk, exchange);
            case PUSH -> push(desk, exchange);
            default ->
                    said(400, "This needs a git that speaks the smart protocol: 1.6.6 or later.");
        };
    }

    /** {@code POST …/git-upload-pack}. */
    Reply fetch(Desk desk, Exchange exchange) {
        Optional<byte[]> question = question(exchange);
        if (question.isEmpty()) {
            return said(400, "The question cannot be read, or is too long.");
        }
        return Reply.written(
                "application/x-git-upload-pack-result",
                out -> answer(desk, exchange, question.get(), out));
    }

    /** Whatever is sent to be kept. */
    Reply push(Desk desk, Exchange exchange) {
        return said(
                403,
                "This repository is the backup of %s, and Preau alone writes it. Nothing was changed."
                        .formatted(desk.tenant().slug()));
    }

    private Reply advertised(Desk desk, Exchange exchange) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            vaults.of(desk.tenant().id()).git().advertise(protocol(exchange), bytes);
            return Reply.bytes(
                    200, "application/x-git-upload-pack-advertisement", bytes.toByteArray());
        } catch (IOException e) {
            return vaults.silent(e);
        }
    }

    private void answer(Desk desk, Exchange exchange, byte[] question, OutputStream out)
            throws IOException {
        Semaphore own = each.computeIfAbsent(desk.tenant().id(), _ -> new Semaphore(1, true));
        enter(own);
        try {
            enter(all);
            try {
                GitService git = vaults.of(desk.tenant().id()).git();
                long objects =
                        git.upload(protocol(exchange), new ByteArrayInputStream(question), out);
                if (objects > 0) {
                    note(desk, objects);
                }
            } finally {
                all.release();
            }
        } finally {
            own.release();
        }
    }

    /** One after the other: who waits for long is asked to come again, by a 503. */
    private static void enter(Semaphore room) throws IOException {
        try {
            if (!room.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IOException("another clone is under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopping", e);
        }
    }

    private void note(Desk desk, long objects) {
        database.write(
                desk.tenancy(),
                tx -> {
                    AuditLog.note(
                            tx,
                            desk.actor(),
                            "vault.fetched",
                            desk.tenant().slug().value(),
                            Map.of("objects", String.valueOf(objects)));
                    return objects;
                });
    }

    private static String protocol(Exchange exchange) {
        return exchange.header("git-protocol");
    }

    /** The body as it was before it was compressed; git compresses long ones. */
    private static Optional<byte[]> question(Exchange exchange) {
        byte[] body = exchange.body();
        if (!exchange.header("content-encoding")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("gzip")) {
            return Optional.of(body);
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(LONGEST_QUESTION + 1);
            return plain.length > LONGEST_QUESTION ? Optional.empty() : Optional.of(plain);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Reply said(int status, String text) {
        return Reply.bytes(
                status,
                "text/plain; charset=utf-8",
                (text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
