package org.preau.exchange;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.preau.backup.store.ObjectStore;
import org.preau.look.Offers;
import org.preau.look.PublishLook;
import org.preau.main.RealExports;
import org.preau.render.Sandbox;
import org.preau.site.Article;
import org.preau.site.Articles;
import org.preau.site.EditSettings;
import org.preau.site.SiteActs;
import org.preau.site.SiteLetters;
import org.preau.site.ThemeChoice;
import org.preau.snapshot.Safeguard;
import org.preau.sql.TenantTx;
import org.preau.template.BringTemplate;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.theme.Theme;
import org.preau.theme.Themes;
import org.preau.web.Actor;
import org.preau.web.Desk;

/** A whole server with acts at hand, and associations to leave and to arrive in. */
final class Movers implements AutoCloseable {

    private static final Pattern TEXT = Pattern.compile("[.](?:md|json|hbs|txt|vtt)$");

    final TestServer server = TestServer.start();
    final ObjectStore store = server.house().store();
    final SiteActs acts =
            SiteActs.of(
                    server.house().database(),
                    server.house().clock(),
                    store,
                    server.house().events(),
                    Safeguard.NONE,
                    new SiteLetters(
                            server.house().post(),
                            server.house().messages(),
                            server.house().origins()),
                    Themes.onClassPath().all().stream()
                            .map(theme -> new ThemeChoice(theme.key(), Map.of(), Map.of(), ""))
                            .toList());

    /** A place with every right, as the command line sits there. */
    Desk desk(Tenant tenant) {
        return desk(tenant, Actor.system("import"));
    }

    Desk desk(Tenant tenant, Actor actor) {
        return new Desk(
                tenant, server.tenancy(tenant), EnumSet.allOf(Right.class), actor, null, false);
    }

    void complete(Desk desk) {
        acts.editSettings()
                .run(
                        desk,
                        new EditSettings.Command(
                                0,
                                desk.tenant().name(),
                                "Nous chantons.",
                                "1 quai des Bateliers\n01999 Valrive",
                                "",
                                "bonjour@alpha.example",
                                "W019001870",
                                "Étienne Marchal",
                                "fr"));
    }

    ArrivalReport folder(Tenant tenant, Path folder) throws IOException {
        return folder(desk(tenant), folder);
    }

    ArrivalReport folder(Desk desk, Path folder) throws IOException {
        return new ImportFolder(server.house().database(), acts, dressing())
                .run(desk, folder, null, Passage.plain(count -> {}));
    }

    /** As a server does it: all at once, or only to see what would come. */
    ArrivalReport brought(Tenant tenant, Path folder, boolean looks) throws IOException {
        Passage plain = Passage.plain(count -> {}, server.house().database());
        Passage passage =
                new Passage() {
                    @Override
                    public boolean looks() {
                        return looks;
                    }

                    @Override
                    public void seen(long count) {}

                    @Override
                    public void came(ArrivalReport.What what, UUID id, int version) {}

                    @Override
                    public <T> T aside(Supplier<T> act) {
                        return looks ? act.get() : plain.aside(act);
                    }
                };
        return new BringSite(server.house().database(), acts, dressing())
                .run(SiteForm.FOLDER, desk(tenant), folder, null, passage, (tx, report) -> {});
    }

    Dressing dressing() {
        Themes themes = Themes.onClassPath();
        return new Dressing(
                new PublishLook(
                        server.house().database(),
                        new Offers(themes.all().stream().map(Theme::offer).toList()),
                        server.house().clock()),
                Optional.of(new BringTemplate(server.house().database(), new Sandbox(), themes)));
    }

    <T> T write(Desk desk, Function<TenantTx, T> work) {
        return server.house().database().write(desk.tenancy(), work);
    }

    Path exported(Tenant tenant) throws IOException {
        Path to = Files.createTempDirectory("export").resolve("site");
        new ExportMarkdown(server.house().database(), acts.shelf())
                .run(server.tenancy(tenant), to, count -> {});
        return to;
    }

    ExportStatic exportStatic() {
        return RealExports.files(server.house());
    }

    <T> T read(Tenant tenant, Function<TenantTx, T> work) {
        return server.house().database().read(server.tenancy(tenant), work);
    }

    List<Article> articles(Tenant tenant) {
        return read(
                tenant,
                tx ->
                        Articles.all(tx).stream()
                                .map(id -> Articles.find(tx, id).orElseThrow())
                                .toList());
    }

    Article article(Tenant tenant, String slug) {
        return articles(tenant).stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no text at " + slug));
    }

    /** Every file below a folder, by its path: its bytes one character each. */
    static Map<String, String> tree(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        new String(
                                Files.readAllBytes(file),
                                TEXT.matcher(file.toString()).find()
                                        ? StandardCharsets.UTF_8
                                        : StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    static Path write(Path folder, String file, String text) throws IOException {
        Path to = folder.resolve(file);
        Files.createDirectories(java.util.Objects.requireNonNull(to.getParent()));
        return Files.writeString(to, text);
    }

    static byte[] png(Color color) throws IOException {
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 60, 20);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** The same without work in the background, whose memory would be measured as well. */
    static Movers alone() {
        Movers movers = new Movers();
        movers.server.house().jobs().close();
        return movers;
    }

    @Override
    public void close() {
        server.close();
    }
}
