package org.preau.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.VaultPath;
import org.preau.media.MediaShelf;
import org.preau.site.Article;
import org.preau.site.Articles;
import org.preau.site.SaveArticle;
import org.preau.site.Writing;
import org.preau.snapshot.ReadRow;
import org.preau.sql.Database;
import org.preau.web.Desk;

/**
 * Brings one article or page back. One that is there gets the words it had, as its next version, by
 * the act that saves any text; what it is called by and whether it is public stays. One that is
 * gone comes back as it was, with its versions, addresses and comments.
 */
final class RestoreText {

    /** Where texts lie in a snapshot. */
    static final String FOLDER = "site/articles/";

    static final int MOST = 4_000_000;

    /** How it went. */
    sealed interface Outcome {}

    /** It is there, as it was. */
    record Back(UUID id, boolean isPage) implements Outcome {}

    /** That snapshot has no such text. */
    record Unknown() implements Outcome {}

    /** Who asks may not change it as it stands, or it cannot be kept so. */
    record Refused() implements Outcome {}

    private final Database database;
    private final Vaults vaults;
    private final RestoreSnapshot restore;
    private final SaveArticle save;
    private final Words words;

    RestoreText(
            Database database,
            Vaults vaults,
            RestoreSnapshot restore,
            SaveArticle save,
            Words words) {
        this.database = database;
        this.vaults = vaults;
        this.restore = restore;
        this.save = save;
        this.words = words;
    }

    Outcome run(Desk desk, long version, UUID id) throws IOException {
        Optional<JsonNode> then = read(desk, version, id);
        if (then.isEmpty()) {
            return new Unknown();
        }
        Optional<Article> now = database.read(desk.tenancy(), tx -> Articles.find(tx, id));
        return now.isPresent()
                ? save(desk, now.get(), then.get())
                : bring(desk, version, id, then.get());
    }

    static VaultPath place(UUID text) {
        return new VaultPath(FOLDER + text + ".md");
    }

    /** A text of a snapshot; empty if there is no such snapshot or text. */
    Optional<JsonNode> read(Desk desk, long version, UUID id) throws IOException {
        if (vaults.snapshot(desk.tenant().id(), version).isEmpty()) {
            return Optional.empty();
        }
        return vaults.of(desk.tenant().id())
                .read(version, place(id), MOST)
                .map(bytes -> ReadRow.text(bytes, "body"));
    }

    private Outcome save(Desk desk, Article now, JsonNode then) {
        @Nullable UUID cover = id(then.path("cover_id"));
        boolean shown =
                cover != null
                        && database.read(desk.tenancy(), tx -> MediaShelf.findPicture(tx, cover))
                                .isPresent();
        List<String> tags = new ArrayList<>();
        then.path("tags").forEach(tag -> tags.add(tag.asText()));
        Writing writing =
                new Writing(
                        then.path("title").asText(),
                        then.path("lead").asText(),
                        then.path("body").asText(),
                        now.sectionId(),
                        "",
                        tags,
                        shown ? cover : null,
                        "",
                        then.path("cover_caption").asText());
        return switch (save.run(desk, SaveArticle.Command.edit(now, writing.at(now.slug())))) {
            case SaveArticle.Saved _ -> new Back(now.id(), isPage(then));
            case SaveArticle.Stale _,
                    SaveArticle.Invalid _,
                    SaveArticle.PublishersOnly _,
                    SaveArticle.Elsewhere _,
                    SaveArticle.Missing _ ->
                    new Refused();
        };
    }

    private Outcome bring(Desk desk, long version, UUID id, JsonNode then) throws IOException {
        RestoreSnapshot.Order order =
                new RestoreSnapshot.Order(
                        desk.tenancy(),
                        desk.actor(),
                        words.of(desk.tenant().id()),
                        version,
                        Wish.text(id));
        return switch (restore.run(order, (_, _) -> {}, (_, _) -> {})) {
            case RestoreSnapshot.Restored _ -> new Back(id, isPage(then));
            case RestoreSnapshot.Unknown _ -> new Unknown();
            case RestoreSnapshot.Busy _ -> new Refused();
        };
    }

    private static boolean isPage(JsonNode text) {
        return text.path("kind").asText().equals("page");
    }

    private static @Nullable UUID id(JsonNode value) {
        return value.isTextual() ? UUID.fromString(value.asText()) : null;
    }
}
