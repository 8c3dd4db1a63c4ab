package org.preau.takeaway;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.preau.archive.TakeSnapshot;
import org.preau.archive.VersionTree;
import org.preau.backup.vault.GitBundle;
import org.preau.backup.vault.Sha256;
import org.preau.exchange.ExportStatic;
import org.preau.people.Holders;
import org.preau.snapshot.OpenPart;
import org.preau.snapshot.Tree;
import org.preau.sql.Migrations;
import org.preau.sql.TenantTx;
import org.preau.takeaway.PackTakeaway.Ground;
import org.preau.takeaway.PackTakeaway.Order;
import org.preau.takeaway.PackTakeaway.Packed;
import org.preau.takeaway.PackTakeaway.Progress;
import org.preau.takeaway.PackTakeaway.Step;
import org.preau.tenancy.Tenant;
import org.preau.text.Dates;
import org.preau.text.Json;
import org.preau.text.Language;

/** One archive while it is written, folder by folder. */
final class Packing {

    private final Ground ground;
    private final Order order;
    private final Progress progress;
    private final TakeSnapshot.Taken taken;
    private final Instant now;
    private final ArchiveWriter archive;
    private final PortablePaths paths = new PortablePaths();
    private final Map<String, Long> things = new TreeMap<>();

    /**
     * @param taken the version whose rows and objects go along
     * @param to gets the archive; closed only when all is well
     */
    Packing(
            Ground ground,
            Order order,
            TakeSnapshot.Taken taken,
            OutputStream to,
            Progress progress) {
        this.ground = ground;
        this.order = order;
        this.taken = taken;
        this.progress = progress;
        this.now = ground.clock().instant();
        this.archive =
                new ArchiveWriter(
                        new BufferedOutputStream(to, 1 << 16),
                        order.tenant().slug() + "-" + LocalDate.ofInstant(now, Dates.PARIS));
    }

    Packed run() throws IOException {
        try {
            site();
            parts();
            tree();
            if (order.history()) {
                history();
            }
            end();
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

    private void site() throws IOException {
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

    private void parts() {
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
                                accounts(tx);
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

    private void accounts(TenantTx tx) throws IOException {
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

    private void tree() throws IOException {
        VersionTree then = new VersionTree(ground.vaults().of(order.tenant().id()), taken.number());
        List<Manifest.Lying> lying = new ArrayList<>();
        try (ReadAhead tree = new ReadAhead(then, ground.chapters(), ground.work())) {
            List<String> all = tree.paths().stream().sorted().toList();
            for (int i = 0; i < all.size(); i++) {
                progress.at(Step.FILES, i, all.size());
                put(tree, all.get(i), lying);
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

    private void put(Tree tree, String path, List<Manifest.Lying> lying) throws IOException {
        if (ground.chapters().isText(path)) {
            String _ = archive.put(Manifest.DATA + path, to -> tree.copy(path, to));
            return;
        }
        String at = place(path);
        lying.add(new Manifest.Lying(path, at));
        String _ = archive.put(at, to -> tree.copy(path, to));
    }

    private String place(String path) {
        for (OpenPart part : ground.parts()) {
            Optional<String> place = part.place(path);
            if (place.isPresent()) {
                return paths.of(part.folder(), place.get());
            }
        }
        return paths.of("data", path);
    }

    private void history() throws IOException {
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

    private void end() throws IOException {
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
