package org.preau.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.backup.store.Content;
import org.preau.media.AddMedia.Kept;
import org.preau.media.AddMedia.Outcome;
import org.preau.media.AddMedia.Refused;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Puts another file where one stands, wherever it is shown. Texts go on naming the old address,
 * which leads to the new file from then on; their words, versions and authors stay as they are. The
 * former file is kept until the next one is replaced, so that it can be put back.
 */
public final class ReplaceMedia {

    private final Database database;
    private final AddFile add;
    private final Keeping keeping;
    private final Following following;

    public ReplaceMedia(Database database, MediaShelf shelf, AddFile add, Following following) {
        this.database = database;
        this.add = add;
        this.keeping = new Keeping(database, shelf, following);
        this.following = following;
    }

    /** Empty when there is no such file here. */
    public Optional<Outcome> run(Desk desk, UUID id, AddFile.Command command) {
        return database.read(desk.tenancy(), tx -> MediaShelf.find(tx, id))
                .map(before -> replace(desk, before, command));
    }

    private Outcome replace(Desk desk, Media before, AddFile.Command command) {
        boolean captions = before.kind() == MediaKind.CAPTIONS;
        return switch (add.look(desk, command, captions)) {
            case AddFile.Bad(Refused refused) -> refused;
            case AddFile.Good(Media media, Content content, Left left) -> {
                if (media.kind() != before.kind()) {
                    yield refused("media.replace.kind", media.name(), before.name());
                }
                yield put(desk, before, media, left, content, FileNames.shown(command.name()));
            }
        };
    }

    private Outcome put(
            Desk desk, Media before, Media media, Left left, Content content, String shown) {
        List<String> older =
                database.read(
                        desk.tenancy(),
                        tx ->
                                Former.of(tx, before.id()).stream()
                                        .filter(Former::kept)
                                        .map(Former::sha256)
                                        .toList());
        Outcome outcome =
                keeping.store(
                        desk,
                        media,
                        content,
                        shown,
                        tx -> refusal(tx, before, media, shown),
                        tx -> write(tx, desk, before.id(), media, left, shown));
        if (outcome instanceof Kept) {
            older.forEach(sha256 -> keeping.forget(desk, sha256));
        }
        return outcome;
    }

    private static Optional<Message> refusal(TenantTx tx, Media before, Media media, String shown) {
        if (media.sha256().equals(before.sha256())) {
            return Optional.of(Message.of("media.replace.same", "name", shown));
        }
        Optional<Media> there = MediaShelf.bySha256(tx, media.sha256());
        if (there.isPresent()) {
            return Optional.of(
                    new Message(
                            "media.replace.there",
                            Map.of("name", shown, "other", there.get().name())));
        }
        boolean ofAnother =
                Former.successor(tx, media.sha256()).isPresent()
                        && Former.of(tx, before.id()).stream()
                                .noneMatch(one -> one.sha256().equals(media.sha256()));
        if (ofAnother) {
            return Optional.of(Message.of("media.replace.former", "name", shown));
        }
        Space space = Space.of(tx);
        return space.holds(media.bytes()) ? Optional.empty() : Optional.of(space.full());
    }

    private Outcome write(TenantTx tx, Desk desk, UUID id, Media media, Left left, String shown) {
        Media before = Library.locked(tx, id).orElse(null);
        if (before == null) {
            return new Refused(Message.of("media.gone"));
        }
        Optional<Message> late = refusal(tx, before, media, shown);
        if (late.isPresent()) {
            return new Refused(late.get());
        }
        Keeping.take(tx, media.bytes());
        Formers.forgetKept(tx, id);
        Formers.drop(tx, media.sha256());
        Formers.keep(tx, before, desk.actor().name());
        Formers.stand(tx, id, named(before, media));
        Library.say(tx, id, left);
        AuditLog.note(
                tx,
                desk.actor(),
                "media.replaced",
                before.name(),
                Map.of("by", FileNames.line(shown, 100)));
        Media now = MediaShelf.find(tx, id).orElseThrow();
        following.kept(tx, now);
        return new Kept(now, false);
    }

    /** The new file under the name that people know, with its own ending. */
    private static Media named(Media before, Media media) {
        int dot = before.name().lastIndexOf('.');
        String stem = dot > 0 ? before.name().substring(0, dot) : before.name();
        String ending = media.name().substring(media.name().lastIndexOf('.'));
        return new Media(
                before.id(),
                media.sha256(),
                stem + ending,
                media.type(),
                media.bytes(),
                media.width(),
                media.height(),
                before.alt(),
                before.caption(),
                before.credit(),
                50,
                50,
                before.version(),
                before.createdAt(),
                before.createdBy());
    }

    private static Refused refused(String key, String name, String other) {
        return new Refused(new Message(key, Map.of("name", name, "other", other)));
    }
}
