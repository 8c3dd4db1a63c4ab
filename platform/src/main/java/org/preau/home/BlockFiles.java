package org.preau.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.media.AddFile;
import org.preau.media.AddMedia;
import org.preau.media.Media;
import org.preau.media.MediaActs;
import org.preau.media.MediaAddress;
import org.preau.media.MediaShelf;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Upload;

/**
 * The files that come with a block's form. They go into the library before anything else is looked
 * at, and the form then names them: whatever else is wrong, nobody sends a picture twice.
 */
final class BlockFiles {

    /** The field of the files themselves. */
    static final String SENT = "sent";

    /** With its number, the field of the file of one line. */
    static final String LINE = "item-sent-";

    /** Stands for the block itself among its lines. */
    private static final int BLOCK = -1;

    private static final int OK = 200;
    private static final int INVALID = 422;

    /**
     * What became of them.
     *
     * @param wrongs what was not taken, and why
     * @param status 200, 422, or 503 and 507 when the store did not take one
     */
    record Taken(List<Wrong> wrongs, int status) {

        boolean isWhole() {
            return wrongs.isEmpty();
        }
    }

    private final MediaActs media;
    private final Database database;

    BlockFiles(MediaActs media, Database database) {
        this.media = media;
        this.database = database;
    }

    /** Takes in what was sent and what was ticked; {@code typed} names it afterwards. */
    Taken take(Desk desk, Exchange exchange, TypedBlock typed) {
        List<Wrong> wrongs = new ArrayList<>();
        int status = OK;
        for (Sent sent : sent(exchange, typed)) {
            AddMedia.Outcome outcome = add(desk, sent, typed);
            switch (outcome) {
                case AddMedia.Kept(Media kept, _) -> place(typed, sent.line(), kept);
                case AddMedia.Refused(Message why) -> wrongs.add(new Wrong(sent.field(), why));
                case AddMedia.NotStored not -> {
                    wrongs.add(new Wrong(sent.field(), not.why()));
                    status = not.status();
                }
            }
        }
        List<Media> ticked =
                database.read(desk.tenancy(), tx -> ticked(tx, exchange.formAll("more")));
        ticked.forEach(one -> place(typed, BLOCK, one));
        return new Taken(wrongs, wrongs.isEmpty() || status != OK ? status : INVALID);
    }

    /**
     * One file.
     *
     * @param line the one it belongs to, or {@link #BLOCK}
     */
    private record Sent(String field, int line, Upload upload) {}

    private static List<Sent> sent(Exchange exchange, TypedBlock typed) {
        List<Sent> all = new ArrayList<>();
        exchange.uploads("sent").forEach(one -> all.add(new Sent(SENT, BLOCK, one)));
        for (int i = 0; i < typed.lines().size(); i++) {
            int line = i;
            exchange.upload(LINE + i).ifPresent(one -> all.add(new Sent(LINE + line, line, one)));
        }
        return all;
    }

    private AddMedia.Outcome add(Desk desk, Sent sent, TypedBlock typed) {
        String alt = typed.kind() == BlockKind.PICTURE ? typed.words().getOrDefault("alt", "") : "";
        return typed.kind() == BlockKind.FILES
                ? media.addFile().run(desk, AddFile.Command.of(sent.upload(), alt))
                : media.addMedia().run(desk, sent.upload(), alt);
    }

    /** The block shows it, or leads to it, from now on. */
    private static void place(TypedBlock typed, int line, Media kept) {
        String path = MediaAddress.of(kept).path();
        switch (typed.kind()) {
            case GALLERY -> typed.add("file", Map.of("file", path, TypedBlock.ALT, kept.alt()));
            case FILES -> typed.add("url", Map.of("label", title(kept), "url", path));
            default -> {
                Map<String, String> answers =
                        line == BLOCK ? typed.words() : typed.lines().get(line);
                picture(line == BLOCK ? typed.kind().words() : typed.kind().line())
                        .ifPresent(question -> answers.put(question.name(), path));
            }
        }
    }

    private static Optional<Question> picture(List<Question> questions) {
        return questions.stream().filter(it -> it.form() == Question.Form.PICTURE).findFirst();
    }

    /** How one would call a document whose file has that name. */
    private static String title(Media media) {
        if (!media.alt().isEmpty()) {
            return media.alt();
        }
        int dot = media.name().lastIndexOf('.');
        String name = (dot > 0 ? media.name().substring(0, dot) : media.name()).replace('-', ' ');
        return name.isEmpty()
                ? media.name()
                : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static List<Media> ticked(TenantTx tx, List<String> paths) {
        return paths.stream()
                .flatMap(path -> MediaAddress.read(path).stream())
                .flatMap(address -> MediaShelf.find(tx, address).stream())
                .toList();
    }

    /**
     * What is missing of the words that say what pictures show.
     *
     * @return by the names of the form's fields
     */
    List<Wrong> undescribed(Desk desk, TypedBlock typed) {
        return database.read(
                desk.tenancy(),
                tx ->
                        switch (typed.kind()) {
                            case PICTURE ->
                                    undescribed(
                                            tx, typed.words(), "alt", Message.of("home.wrong.alt"));
                            case GALLERY -> undescribed(tx, typed.lines());
                            default -> List.of();
                        });
    }

    private static List<Wrong> undescribed(TenantTx tx, List<Map<String, String>> lines) {
        List<Wrong> wrongs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            wrongs.addAll(
                    undescribed(
                            tx,
                            lines.get(i),
                            "item-alt-" + (i + 1),
                            Message.of("home.wrong.alt-of", "number", i + 1)));
        }
        return wrongs;
    }

    /** No answer stands for the library's; in a gallery, an empty one is no answer to keep. */
    private static List<Wrong> undescribed(
            TenantTx tx, Map<String, String> answers, String field, Message otherwise) {
        String alt = CleanInput.line(answers.getOrDefault(TypedBlock.ALT, ""));
        int length = CleanInput.length(alt);
        if (length > Media.ALT) {
            Map<String, Object> sizes = Map.of("most", Media.ALT, "is", length);
            return List.of(new Wrong(field, new Message("site.wrong.too-long", sizes)));
        }
        boolean own = !field.equals("alt") && answers.containsKey(TypedBlock.ALT);
        boolean silent =
                alt.isEmpty()
                        && Places.picture(tx, answers.getOrDefault("file", ""))
                                .filter(it -> own || it.alt().isEmpty())
                                .isPresent();
        return silent ? List.of(new Wrong(field, otherwise)) : List.of();
    }

    /** What was said of the pictures of a gallery stays with them, wherever they are shown. */
    void describe(Desk desk, TypedBlock typed) {
        if (!TypedBlock.isGallery(typed.kind())) {
            return;
        }
        database.write(
                desk.tenancy(),
                tx -> {
                    for (Map<String, String> line : typed.lines()) {
                        String alt = CleanInput.line(line.getOrDefault(TypedBlock.ALT, ""));
                        Places.picture(tx, line.getOrDefault("file", ""))
                                .filter(it -> !alt.isEmpty() && !alt.equals(it.alt()))
                                .ifPresent(it -> MediaShelf.describe(tx, it.id(), alt));
                    }
                    return true;
                });
    }
}
