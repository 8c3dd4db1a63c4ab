package org.preau.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the data folder: initdb, the roles and the database, all beside its place and without
 * syncing each file; then one sync and one rename. Cut at any moment, there is either no cluster or
 * a whole one.
 *
 * <p>The locale is PostgreSQL's own C.UTF-8: Unicode letters, order by code point, the same on
 * every machine, so that no upgrade of glibc or ICU silently breaks an index. What people read in
 * order is sorted with {@code collate "fr-x-icu"}. The libc character type must be C.UTF-8 too,
 * because the full-text parser still asks it: with plain C it takes « » and ’ for letters.
 */
final class Cluster {

    static final String HALF_MADE = "cluster.new-";

    /** The one database; see {@link Passwords#OWNER} for its owner. */
    static final String DATABASE = "preau";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private final Layout layout;
    private final Programs programs;

    Cluster(Layout layout, RunAs runAs) {
        this.layout = layout;
        this.programs = new Programs(layout, runAs);
    }

    /** Makes it if it is not there, and answers its passwords. */
    Passwords ensure() throws IOException, InterruptedException {
        if (!Files.isDirectory(layout.cluster())) {
            return create();
        }
        refuseOtherVersion();
        programs.runAs().give(layout.cluster());
        var kept = Passwords.read(layout.passwords());
        return kept.isPresent() ? kept.get() : renewPasswords();
    }

    private Passwords create() throws IOException, InterruptedException {
        Path half = Files.createTempDirectory(layout.folder(), HALF_MADE);
        try {
            programs.runAs().give(half);
            programs.run(initdb(half), "");
            Passwords passwords = Passwords.random();
            programs.run(alone(half), creation(passwords));
            Trees.sync(half);
            passwords.write(layout.passwords());
            Trees.moveDurably(half, layout.cluster());
            LOG.info("created the database cluster; folder={}", layout.cluster());
            return passwords;
        } finally {
            Trees.delete(half);
        }
    }

    /**
     * "reject" holds until pg_hba.conf is ours; until then the server runs for one command only.
     */
    private List<String> initdb(Path target) {
        return List.of(
                layout.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=" + Passwords.SUPERUSER,
                "--auth=reject",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
                "--no-sync");
    }

    /** The server for one session on its standard input: no port, no password, nobody else. */
    private List<String> alone(Path target) {
        return List.of(
                layout.program("postgres").toString(),
                "--single",
                "-j",
                "-c",
                "exit_on_error=on",
                "-c",
                "logging_collector=off",
                "-c",
                "log_min_error_statement=panic",
                "-D",
                target.toString(),
                "postgres");
    }

    /** In this mode a semicolon and an empty line end a command. */
    private static String creation(Passwords passwords) {
        return """
        create role %s login createrole;

        create database %s owner %s;

        """
                        .formatted(Passwords.OWNER, DATABASE, Passwords.OWNER)
                + passwordsOf(passwords);
    }

    private static String passwordsOf(Passwords passwords) {
        return """
        alter role %s password '%s';

        alter role %s password '%s';

        """
                .formatted(
                        Passwords.SUPERUSER,
                        passwords.superuser(),
                        Passwords.OWNER,
                        passwords.owner());
    }

    private Passwords renewPasswords() throws IOException, InterruptedException {
        Passwords passwords = Passwords.random();
        programs.run(alone(layout.cluster()), passwordsOf(passwords));
        passwords.write(layout.passwords());
        LOG.warn(
                "made new database passwords, their file was missing; file={}", layout.passwords());
        return passwords;
    }

    private void refuseOtherVersion() throws IOException {
        String found = Files.readString(layout.cluster().resolve("PG_VERSION")).strip();
        if (!found.equals(Binaries.MAJOR)) {
            throw new PostgresFailure(
                    new PostgresProblem.WrongVersion(layout.cluster(), found, Binaries.MAJOR));
        }
    }
}
