package org.preau.takeaway;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.preau.archive.ReadAhead;
import org.preau.archive.Reason;
import org.preau.archive.TakeSnapshot;
import org.preau.archive.Vaults;
import org.preau.archive.VersionTree;
import org.preau.archive.Words;
import org.preau.backup.vault.GitBundle;
import org.preau.backup.vault.Sha256;
import org.preau.exchange.ExportStatic;
import org.preau.people.Holders;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.OpenPart;
import org.preau.snapshot.Tree;
import org.preau.sql.Database;
import org.preau.sql.Migrations;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Dates;
import org.preau.text.Json;
import org.preau.text.Language;

/**
 * Writes everything an association has into one archive: the site as files, what features say for
 * people ({@link OpenPart}), the rows as text and every object for another Préau, all versions as a
 * git bundle, and the SHA-256 of each file. A snapshot is taken first, and the rows are its rows.
 *
 * <p>Memory holds names, never files; on disk only the site lies for a while. Nothing in it opens a
 * door: what chapters leave out (passwords of programs, tokens, invitations) is in no tree, and of
 * accounts the name and address go along.
 */
public final class PackTakeaway {

    /** What it stands on. */
    public record Ground(
            Database database,
            Chapters chapters,
            Vaults vaults,
            TakeSnapshot take,
            Words words,
            ExportStatic site,
            List<OpenPart> parts,
            Cover cover,
            Clock clock,
            Path work) {

        /** Copies the list. */
        public Ground {
            parts = List.copyOf(parts);
        }
    }

    /** What it is at. */
    public enum Step {
        /** A snapshot is taken. */
        SNAPSHOT,
        /** Pages of the site are written; how many there will be is not known. */
        SITE,
        /** Rows and files, by their bytes or number. */
        FILES,
        /** All versions. */
        HISTORY,
        /** The archive is put where it is downloaded from. */
        KEEPING;

        /** As tables, messages and programs have it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Told how far it is; may throw to break it off. Called on the working thread, often. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param total 0 where it is not known
         */
        void at(Step step, long done, long total);
    }

    /**
     * What is asked for.
     *
     * @param by who has it made, as people call them
     * @param history whether all versions go along
     */
    public record Order(Tenant tenant, Tenancy tenancy, String by, boolean history) {}

    /**
     * What was written.
     *
     * @param snapshot the version of the vault that it is
     * @param folders how many files lie in each
     * @param missing what the store had lost
     */
    public record Packed(
            long snapshot,
            long files,
            long bytes,
            Map<String, Long> folders,
            List<String> missing) {}

    private static final List<String> NAMES_OF_OUR_OWN = List.of("site", "data", "history");

    private final Ground ground;

    public PackTakeaway(Ground ground) {
        this.ground = ground;
        for (OpenPart part : ground.parts()) {
            if (NAMES_OF_OUR_OWN.contains(part.folder())) {
                throw new IllegalArgumentException("a folder of the archive: " + part.folder());
            }
        }
    }

    /**
     * Writes it.
     *
     * @param to gets it; closed only when all is well
     * @throws IOException if the vault, the store or {@code to} fails; what was written is useless
     */
    public Packed run(Order order, OutputStream to, Progress progress) throws IOException {
        progress.at(Step.SNAPSHOT, 0, 0);
        TakeSnapshot.Taken taken = snapshot(order);
        Instant now = ground.clock().instant();
        String day = LocalDate.ofInstant(now, Dates.PARIS).toString();
        ArchiveWriter archive =
                new ArchiveWriter(
                        new BufferedOutputStream(to, 1 << 16), order.tenant().slug() + "-" + day);
        try {
            site(order, archive, progress);
            Map<String, Long> things = new TreeMap<>();
            PortablePaths paths = new PortablePaths();
            parts(order, archive, paths, things);
            tree(order, taken.number(), archive, paths, progress);
            if (order.history()) {
                history(order, archive, progress);
            }
            end(order, taken, now, archive, things);
            archive.close();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Packed(
                taken.number(),
                archive.count(),
                archive.bytes(),
                archive.files(),
                taken.problems());
    }

    private TakeSnapshot.Taken snapshot(Order order) throws IOException {
        return ground.take()
                .run(
                        order.tenancy(),
                        Reason.ASKED,
                        order.by(),
                        ground.words().of(order.tenant().id(), Reason.ASKED),
                        org.preau.backup.vault.Progress.SILENT);
    }

    private void site(Order order, ArchiveWriter archive, Progress progress) throws IOException {
        Path folder = Files.createTempDirectory(ground.work(), "takeaway-");
        try {
            Path site = folder.resolve("site");
            ExportStatic.Written _ =
                    ground.site()
                            .run(
                                    order.tenant(),
                                    order.tenancy(),
                                    site,
                                    pages -> progress.at(Step.SITE, pages, 0));
            try (Stream<Path> all = Files.walk(site)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    String path = site.relativize(file).toString().replace('\\', '/');
                    String _ = archive.put("site/" + path, to -> Files.copy(file, to));
                    progress.at(Step.SITE, archive.count(), 0);
                }
            }
        } finally {
            clear(folder);
        }
    }

    private void parts(
            Order order, ArchiveWriter archive, PortablePaths paths, Map<String, Long> things) {
        Language language = language(order.tenant());
        ground.database()
                .view(
                        order.tenancy(),
                        tx -> {
                            try {
                                for (OpenPart part : ground.parts()) {
                                    OpenPart.Folder out = new PartFolder(part, archive, paths);
                                    long count = part.write(tx, language, out);
                                    if (count > 0) {
                                        things.put(part.folder(), count);
                                    }
                                }
                                accounts(tx, archive);
                                return things;
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    /** The folder of one part in the archive. */
    private record PartFolder(OpenPart part, ArchiveWriter archive, PortablePaths paths)
            implements OpenPart.Folder {

        @Override
        public void put(String name, OpenPart.Writing bytes) throws IOException {
            String _ = archive.put(paths.of(part.folder(), name), bytes);
        }

        @Override
        public void folder(String path) throws IOException {
            Optional<String> place = paths.ofFolder(part.folder(), path);
            if (place.isPresent()) {
                archive.folder(place.get());
            }
        }
    }

    private static void accounts(TenantTx tx, ArchiveWriter archive) throws IOException {
        List<Holders.Holder> holders = Holders.of(tx);
        String _ =
                archive.put(
                        Manifest.DATA + Manifest.ACCOUNTS,
                        to -> {
                            for (Holders.Holder holder : holders) {
                                line(to, holder);
                            }
                        });
    }

    private void tree(
            Order order,
            long version,
            ArchiveWriter archive,
            PortablePaths paths,
            Progress progress)
            throws IOException {
        VersionTree then = new VersionTree(ground.vaults().of(order.tenant().id()), version);
        List<Manifest.Lying> lying = new ArrayList<>();
        try (ReadAhead tree = new ReadAhead(then, ground.chapters(), ground.work())) {
            List<String> all = tree.paths().stream().sorted().toList();
            for (int i = 0; i < all.size(); i++) {
                progress.at(Step.FILES, i, all.size());
                put(tree, all.get(i), archive, paths, lying);
            }
        }
        String _ =
                archive.put(
                        Manifest.DATA + Manifest.OBJECTS,
                        to -> {
                            for (Manifest.Lying one : lying) {
                                line(to, one);
                            }
                        });
    }

    private void put(
            Tree tree,
            String path,
            ArchiveWriter archive,
            PortablePaths paths,
            List<Manifest.Lying> lying)
            throws IOException {
        if (ground.chapters().isText(path)) {
            String _ = archive.put(Manifest.DATA + path, to -> tree.copy(path, to));
            return;
        }
        String at = place(path, paths);
        lying.add(new Manifest.Lying(path, at));
        String _ = archive.put(at, to -> tree.copy(path, to));
    }

    private String place(String path, PortablePaths paths) {
        for (OpenPart part : ground.parts()) {
            Optional<String> place = part.place(path);
            if (place.isPresent()) {
                return paths.of(part.folder(), place.get());
            }
        }
        return paths.of("data", path);
    }

    private void history(Order order, ArchiveWriter archive, Progress progress) throws IOException {
        progress.at(Step.HISTORY, 0, 0);
        GitBundle bundle = ground.vaults().of(order.tenant().id()).bundle();
        String _ =
                archive.put("history/" + order.tenant().slug() + ".bundle", to -> bundle.write(to));
        List<Sha256> large =
                bundle.large().stream().filter(hash -> !archive.has(hash.hex())).toList();
        for (int i = 0; i < large.size(); i++) {
            progress.at(Step.HISTORY, i, large.size());
            Sha256 hash = large.get(i);
            String _ = archive.put("history/large/" + hash.hex(), to -> bundle.copy(hash, to));
        }
    }

    private void end(
            Order order,
            TakeSnapshot.Taken taken,
            Instant now,
            ArchiveWriter archive,
            Map<String, Long> things)
            throws IOException {
        Tenant tenant = order.tenant();
        Manifest manifest =
                new Manifest(
                        Manifest.FORMAT,
                        Manifest.VERSION,
                        Migrations.latest(),
                        tenant.slug().value(),
                        tenant.name(),
                        tenant.language(),
                        tenant.proven().map(Object::toString).orElse(""),
                        now,
                        taken.number(),
                        archive.files(),
                        things,
                        archive.bytes(),
                        taken.problems());
        ground.cover().write(manifest, language(tenant), archive);
        archive.text(Manifest.NAME, Json.text(manifest) + "\n");
        String _ =
                archive.putUnlisted(
                        Manifest.SUMS,
                        to -> {
                            for (String sum : archive.sums()) {
                                to.write((sum + "\n").getBytes(StandardCharsets.UTF_8));
                            }
                        });
    }

    private static void line(OutputStream to, Object value) throws IOException {
        to.write((Json.text(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Language language(Tenant tenant) {
        return Language.ofTag(tenant.language()).orElse(Language.FR);
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
