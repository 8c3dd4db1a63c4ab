package org.preau.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.AddMedia;
import org.preau.media.BringMedia;
import org.preau.media.Media;
import org.preau.media.MediaKind;
import org.preau.site.SiteActs;
import org.preau.text.Message;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/** Takes in the pictures and files of a former site, and notes those that do not come. */
final class ArrivingFiles {

    /** What a rehearsal takes for a picture's identifier: it is kept nowhere. */
    static final UUID NOWHERE = new UUID(0, 0);

    private static final Pattern PICTURE =
            Pattern.compile("(?i)\\.(?:jpe?g|png|gif|webp|avif|bmp)$");

    private final SiteActs acts;
    private final Desk desk;
    private final Passage passage;
    private final ArrivalReport report;

    ArrivingFiles(SiteActs acts, Desk desk, Passage passage, ArrivalReport report) {
        this.acts = acts;
        this.desk = desk;
        this.passage = passage;
        this.report = report;
    }

    /** The picture or file as it is kept here; empty when it could not come, which is noted. */
    Optional<Media> picture(String source, Path file, String name, Arrivals.Said said) {
        try {
            if (passage.looks()) {
                Optional<Message> refusal = acts.bringMedia().refusal(file, name);
                refusal.ifPresent(why -> report.note(What.FILE, Fate.LOST, source, why));
                return refusal.isPresent()
                        ? Optional.empty()
                        : Optional.of(looked(file, name, said));
            }
            return passage.aside(() -> brought(source, file, name, said));
        } catch (IOException | UncheckedIOException e) {
            report.note(What.FILE, Fate.LOST, source, Message.of("exchange.why.unreadable"));
            return Optional.empty();
        }
    }

    /**
     * A file that is not in the copy: fetched from the former site when that was asked for, else
     * noted.
     *
     * @param address where it was
     * @param why a word of {@code exchange.why}
     */
    Optional<Media> absent(
            String source, String file, String address, String why, Arrivals.Said said) {
        if (passage.fetches() && passage.looks()) {
            report.note(
                    What.FILE,
                    Fate.CHANGED,
                    source + " " + file,
                    Message.of("exchange.why.to-fetch"));
            return Optional.empty();
        }
        Optional<Path> fetched = address.isEmpty() ? Optional.empty() : passage.fetched(address);
        if (fetched.isEmpty()) {
            String word = passage.fetches() ? "not-fetched" : why;
            report.note(
                    What.FILE, Fate.LOST, source + " " + file, Message.of("exchange.why." + word));
            return Optional.empty();
        }
        String name = Objects.requireNonNull(fetched.get().getFileName()).toString();
        return picture(file, fetched.get(), name, said);
    }

    private Optional<Media> brought(String source, Path file, String name, Arrivals.Said said) {
        return switch (outcome(file, name, said)) {
            case AddMedia.Kept(Media media, boolean before) -> {
                report.add(
                        media.kind() == MediaKind.PICTURE ? What.PICTURE : What.FILE,
                        before ? Fate.SAME : Fate.CREATED);
                if (!before) {
                    passage.came(What.PICTURE, media.id(), 1);
                }
                yield Optional.of(media);
            }
            case AddMedia.Refused(Message why) -> {
                report.note(What.FILE, Fate.LOST, source, why);
                yield Optional.empty();
            }
            case AddMedia.NotStored(Message why, boolean full) -> {
                report.note(What.FILE, Fate.LOST, source, why);
                yield Optional.empty();
            }
        };
    }

    private AddMedia.Outcome outcome(Path file, String name, Arrivals.Said said) {
        try {
            return acts.bringMedia()
                    .run(
                            desk,
                            file,
                            name,
                            new BringMedia.Words(said.alt(), said.caption(), said.credit()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a rehearsal takes for a picture: it is kept nowhere. */
    private Media looked(Path file, String name, Arrivals.Said said) throws IOException {
        boolean picture = PICTURE.matcher(name).find();
        report.add(picture ? What.PICTURE : What.FILE, Fate.CREATED);
        return new Media(
                NOWHERE,
                "0".repeat(64),
                Slugs.from(name) + ".webp",
                picture ? "image/webp" : "application/octet-stream",
                Files.size(file),
                null,
                null,
                said.alt(),
                said.caption(),
                said.credit(),
                50,
                50,
                1,
                Instant.EPOCH,
                "");
    }
}
