package org.preau.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.preau.media.DescribeMedia.Wrong;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Draws the page of one file, as it stands or as somebody has just typed it. */
final class MediaPage {

    /** Languages that captions are offered in; the API takes any other. */
    private static final List<String> LANGUAGES =
            List.of("fr", "en", "de", "es", "it", "pt", "ar", "br", "oc", "eu", "uk", "tr");

    private static final String PICTURES = "image/*";

    /**
     * What was typed, and what is wrong with it.
     *
     * @param typed empty for the file as it stands
     * @param wrongs of the words
     * @param file what is wrong with a file that was to replace it
     * @param captions the same of captions
     */
    record Beside(
            Optional<DescribeMedia.Command> typed,
            List<Wrong> wrongs,
            Optional<Media> theirs,
            Optional<Message> file,
            Optional<Message> captions) {

        static final Beside NOTHING =
                new Beside(
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        static Beside typed(DescribeMedia.Command typed, List<Wrong> wrongs) {
            return new Beside(
                    Optional.of(typed),
                    wrongs,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        static Beside theirs(DescribeMedia.Command typed, Media theirs) {
            return new Beside(
                    Optional.of(typed),
                    List.of(),
                    Optional.of(theirs),
                    Optional.empty(),
                    Optional.empty());
        }

        static Beside file(Message why) {
            return new Beside(
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(why),
                    Optional.empty());
        }

        static Beside captions(Message why) {
            return new Beside(
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(why));
        }
    }

    private final MediaRoom room;

    MediaPage(MediaRoom room) {
        this.room = room;
    }

    Reply show(int status, Desk desk, Exchange exchange, UUID id, Beside beside) {
        return room.database()
                .read(
                        desk.tenancy(),
                        tx ->
                                MediaShelf.find(tx, id)
                                        .filter(it -> it.kind() != MediaKind.CAPTIONS)
                                        .map(it -> view(tx, desk, exchange, it, beside)))
                .map(view -> room.pages().desk(status, "media/one", view, desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private MediaView view(TenantTx tx, Desk desk, Exchange exchange, Media media, Beside beside) {
        boolean writable = desk.tenant().state().writable();
        DescribeMedia.Command typed = beside.typed().orElseGet(() -> standing(tx, media));
        Locale locale = Locale.forLanguageTag(exchange.language().tag());
        return new MediaView(
                media.name(),
                media.kind().word(),
                MediaPaths.of(desk, media.id()),
                MediaPaths.shown(desk, media.id()),
                MediaPaths.shown(desk, media.id()) + "?largeur=960",
                media.path(),
                room.origins().of(desk.tenant()) + media.path(),
                media.type(),
                MediaPaths.ending(media),
                media.bytes(),
                media.width() == null ? "" : media.width() + " × " + media.height(),
                media.alt(),
                typed.focusX(),
                typed.focusY(),
                beside.theirs().map(Media::version).orElse(typed.version()),
                media.kind().isRecording(),
                desk.may(Right.WRITE) && writable,
                desk.may(Right.PUBLISH) && writable,
                desk.may(Right.ARRANGE) && writable,
                words(media.kind(), typed, beside.wrongs()),
                captions(tx, desk, media, locale),
                captionForm(locale, beside.captions()),
                uses(tx, desk, media),
                Former.kept(tx, media.id())
                        .map(it ->
                                new MediaView.Kept(
                                        it.name(), it.replacedAt(), it.replacedBy(), it.bytes())),
                replaceForm(media, beside.file()),
                beside.theirs(),
                why(Library.left(tx, media.id())),
                List.of(new Link(Message.of("media.all"), MediaPaths.library(desk))),
                media.createdAt(),
                media.createdBy());
    }

    /** Why a file was kept as it came; empty when it was not. */
    static Optional<Message> why(Left left) {
        return left == Left.NOTHING
                ? Optional.empty()
                : Optional.of(Message.of("media.left." + left.word()));
    }

    private static DescribeMedia.Command standing(TenantTx tx, Media media) {
        return new DescribeMedia.Command(
                media.id(),
                media.version(),
                media.alt(),
                media.caption(),
                media.credit(),
                media.focusX(),
                media.focusY(),
                Library.transcript(tx, media.id()));
    }

    private static Form words(MediaKind kind, DescribeMedia.Command typed, List<Wrong> wrongs) {
        List<Field> fields = new ArrayList<>();
        fields.add(
                Field.of(Field.Type.AREA, "alt", "media.field.alt-" + kind.word())
                        .withValue(typed.alt())
                        .withHint(Message.of("media.hint.alt-" + kind.word()))
                        .optional());
        fields.add(
                Field.of(Field.Type.TEXT, "caption", "media.field.caption")
                        .withValue(typed.caption())
                        .optional());
        fields.add(
                Field.of(Field.Type.TEXT, "credit", "media.field.credit")
                        .withValue(typed.credit())
                        .withHint(Message.of("media.hint.credit"))
                        .optional());
        if (kind == MediaKind.PICTURE) {
            fields.add(
                    Field.of(Field.Type.NUMBER, "focusX", "media.field.focus-x")
                            .withValue(Integer.toString(typed.focusX())));
            fields.add(
                    Field.of(Field.Type.NUMBER, "focusY", "media.field.focus-y")
                            .withValue(Integer.toString(typed.focusY()))
                            .withHint(Message.of("media.hint.focus")));
        }
        if (kind.isRecording()) {
            fields.add(
                    Field.of(Field.Type.AREA, "transcript", "media.field.transcript")
                            .withValue(typed.transcript())
                            .withHint(Message.of("media.hint.transcript"))
                            .optional());
        }
        return Form.of(fields.stream().map(field -> marked(field, wrongs)).toArray(Field[]::new));
    }

    private static Field marked(Field field, List<Wrong> wrongs) {
        return wrongs.stream()
                .filter(wrong -> wrong.field().equals(field.name()))
                .findFirst()
                .map(wrong -> field.withError(wrong.problem()))
                .orElse(field);
    }

    private static List<MediaView.Caption> captions(
            TenantTx tx, Desk desk, Media media, Locale locale) {
        return Library.captions(tx, media.id()).stream()
                .map(it ->
                        new MediaView.Caption(
                                it.language(),
                                Locale.of(it.language()).getDisplayLanguage(locale),
                                MediaPaths.shown(desk, it.fileId()),
                                it.bytes()))
                .toList();
    }

    private static Form captionForm(Locale locale, Optional<Message> wrong) {
        Field file =
                file("captions", "media.field.captions", ".vtt,text/vtt")
                        .withHint(Message.of("media.hint.captions"));
        List<Field.Option> languages =
                LANGUAGES.stream()
                        .map(it ->
                                Field.Option.of(
                                        it,
                                        Message.plain(Locale.of(it).getDisplayLanguage(locale))))
                        .toList();
        return Form.of(
                wrong.map(file::withError).orElse(file),
                Field.choice(Field.Type.SELECT, "language", "media.field.language", languages)
                        .withValue("fr"));
    }

    private static Form replaceForm(Media media, Optional<Message> wrong) {
        Field file =
                file(
                                "file",
                                "media.field.replace",
                                media.kind() == MediaKind.PICTURE ? PICTURES : "")
                        .withHint(Message.of("media.hint.replace"));
        return Form.of(wrong.map(file::withError).orElse(file));
    }

    private static Field file(String name, String label, String accept) {
        Field plain = Field.of(Field.Type.FILE, name, label);
        return accept.isEmpty() ? plain : plain.withAccept(accept);
    }

    static List<MediaView.Use> uses(TenantTx tx, Desk desk, Media media) {
        String home = "/espace/" + desk.tenant().slug();
        return Library.uses(tx, media.id()).stream()
                .map(it ->
                        new MediaView.Use(
                                Message.of("media.use." + it.place()),
                                it.title(),
                                home + place(it)))
                .toList();
    }

    private static String place(Library.Use use) {
        if (use.article() != null) {
            String text = (use.kind().equals("page") ? "/pages/" : "/articles/") + use.article();
            return use.place().equals("autosave") ? text + "?reprise=1" : text;
        }
        return use.place().equals("about") ? "/reglages" : "/apparence";
    }
}
