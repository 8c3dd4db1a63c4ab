package org.preau.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.Database;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Takes in a picture that comes with what was said of it. A WebP that already holds nothing but
 * pixels is kept as it is, so that a site that leaves and comes back loses nothing of its pictures;
 * any other is remade as {@link AddMedia} does.
 */
public final class BringMedia {

    /** A file and the words that came with it; those that stand here already are left. */
    public record Command(byte[] bytes, String name, String alt, String caption, String credit) {}

    private final Database database;
    private final AddMedia add;
    private final AddFile files;
    private final AddCaptions captions;

    public BringMedia(Database database, AddMedia add, AddFile files, AddCaptions captions) {
        this.database = database;
        this.add = add;
        this.files = files;
        this.captions = captions;
    }

    /** What the words of a file are; empty where nobody said anything. */
    public record Words(String alt, String caption, String credit) {}

    /**
     * The same with any file of the library.
     *
     * @param file is left as it is
     * @param name as it was called; untrusted
     * @throws IOException when it cannot be read
     */
    public AddMedia.Outcome run(Desk desk, Path file, String name, Words words) throws IOException {
        if (FileSignatures.of(file) instanceof FileSignatures.APicture) {
            long size = Files.size(file);
            return size > AddMedia.BYTES
                    ? AddMedia.tooHeavy(name, size)
                    : run(
                            desk,
                            new Command(
                                    Files.readAllBytes(file),
                                    name,
                                    words.alt(),
                                    words.caption(),
                                    words.credit()));
        }
        Path copy = Files.createTempFile("bring", ".sent");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            AddMedia.Outcome outcome =
                    files.run(desk, new AddFile.Command(copy, name, line(words.alt())));
            return outcome instanceof AddMedia.Kept kept
                    ? described(
                            desk,
                            kept,
                            new Command(new byte[0], name, "", words.caption(), words.credit()))
                    : outcome;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * Gives a recording that came the captions that came with it, unless it has some in that
     * language here.
     *
     * @param file is left as it is
     * @return how it went; empty when it has some, or is not here
     * @throws IOException when the file cannot be read
     */
    public Optional<AddMedia.Outcome> captions(
            Desk desk, UUID recording, String language, Path file) throws IOException {
        boolean there =
                database.read(desk.tenancy(), tx -> Library.captions(tx, recording)).stream()
                        .anyMatch(it -> it.language().equals(language));
        if (there) {
            return Optional.empty();
        }
        Path copy = Files.createTempFile("bring", ".vtt");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            String name = Objects.requireNonNull(file.getFileName()).toString();
            return captions.run(desk, recording, language, new AddFile.Command(copy, name, ""));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * Why a file would be refused, as far as a first look says; empty when it may come.
     *
     * @throws IOException when it cannot be read
     */
    public Optional<Message> refusal(Path file, String name) throws IOException {
        return switch (FileSignatures.of(file)) {
            case FileSignatures.APicture picture ->
                    Files.size(file) > AddMedia.BYTES
                            ? Optional.of(AddMedia.tooHeavy(name, Files.size(file)).why())
                            : Optional.empty();
            case FileSignatures.Known known -> Optional.empty();
            case FileSignatures.Refused(String word) ->
                    Optional.of(Message.of("media.file." + word, "name", FileNames.shown(name)));
        };
    }

    public AddMedia.Outcome run(Desk desk, Command command) {
        AddMedia.Command sent =
                new AddMedia.Command(command.bytes(), command.name(), line(command.alt()));
        Optional<PictureWorkshop.Picture> plain =
                command.bytes().length <= AddMedia.BYTES
                        ? PlainWebp.read(command.bytes())
                        : Optional.empty();
        AddMedia.Outcome outcome =
                plain.map(picture -> add.keep(desk, sent, picture))
                        .orElseGet(() -> add.run(desk, sent));
        return outcome instanceof AddMedia.Kept kept ? described(desk, kept, command) : outcome;
    }

    private AddMedia.Outcome described(Desk desk, AddMedia.Kept kept, Command command) {
        String caption = line(command.caption());
        String credit = line(command.credit());
        if (caption.isEmpty() && credit.isEmpty()) {
            return kept;
        }
        return database.write(
                desk.tenancy(),
                tx -> {
                    MediaShelf.credit(tx, kept.media().id(), caption, credit);
                    return new AddMedia.Kept(
                            MediaShelf.find(tx, kept.media().id()).orElseThrow(), kept.before());
                });
    }

    private static String line(String words) {
        String clean = CleanInput.line(words);
        return clean.length() > Media.CAPTION ? clean.substring(0, Media.CAPTION) : clean;
    }
}
