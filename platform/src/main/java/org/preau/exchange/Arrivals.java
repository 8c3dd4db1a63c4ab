package org.preau.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.AddMedia;
import org.preau.media.BringMedia;
import org.preau.media.Media;
import org.preau.media.MediaKind;
import org.preau.site.ArticleKind;
import org.preau.site.BringArticle;
import org.preau.site.BringSection;
import org.preau.site.Byline;
import org.preau.site.SaveSection;
import org.preau.site.SiteActs;
import org.preau.site.Writing;
import org.preau.site.Wrong;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/** The door that all importers use: brings things in by the site's acts, and notes how it went. */
final class Arrivals {

    private static final int TITLE = 200;
    private static final int LEAD = 1_000;
    private static final int DESCRIPTION = 1_000;
    private static final int TAGS = 20;
    private static final int TAG = 40;
    private static final int WORDS = 500;
    private static final Pattern PICTURE =
            Pattern.compile("(?i)\\.(?:jpe?g|png|gif|webp|avif|bmp)$");
    private static final UUID NOWHERE = new UUID(0, 0);

    private final SiteActs acts;
    private final Desk desk;
    private final Passage passage;
    private final ArrivalReport report;

    Arrivals(SiteActs acts, Desk desk, Passage passage) {
        this.acts = acts;
        this.desk = desk;
        this.passage = passage;
        this.report = new ArrivalReport(passage::seen);
    }

    Passage passage() {
        return passage;
    }

    ArrivalReport report() {
        return report;
    }

    /** The section as it is here now; empty when it could not come, which is noted. */
    Optional<UUID> section(Arriving.ASection it) {
        String title = cut(CleanInput.line(it.title()), TITLE);
        BringSection.Command command =
                new BringSection.Command(
                        it.id(),
                        it.parent(),
                        title.isEmpty() ? it.slug() : title,
                        cut(CleanInput.text(it.description()).strip(), DESCRIPTION),
                        it.slug().isEmpty() ? title : it.slug(),
                        it.oldPaths());
        boolean there = acts.bringSection().isHere(desk, it.id());
        return switch (acts.bringSection().run(desk, command)) {
            case SaveSection.Saved(org.preau.site.Section section) -> {
                boolean fresh = !there;
                report.add(What.SECTION, fresh ? Fate.CREATED : Fate.SAME);
                if (fresh) {
                    passage.came(What.SECTION, section.id(), section.version());
                }
                yield Optional.of(section.id());
            }
            case SaveSection.Invalid(List<Wrong> wrongs) -> {
                lost(What.SECTION, it.source(), wrongs);
                yield Optional.empty();
            }
            case SaveSection.Stale(org.preau.site.Section theirs) -> Optional.of(theirs.id());
            case SaveSection.Missing() -> Optional.empty();
        };
    }

    /** The picture or file as it is kept here; empty when it could not come, which is noted. */
    Optional<Media> picture(String source, Path file, String name, Said said) {
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
    Optional<Media> absent(String source, String file, String address, String why, Said said) {
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
        String name = java.util.Objects.requireNonNull(fetched.get().getFileName()).toString();
        return picture(file, fetched.get(), name, said);
    }

    /** What was said of a picture; empty texts where nobody said anything. */
    record Said(String alt, String caption, String credit) {
        static final Said NOTHING = new Said("", "", "");
    }

    private Optional<Media> brought(String source, Path file, String name, Said said) {
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

    private AddMedia.Outcome outcome(Path file, String name, Said said) {
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
    private Media looked(Path file, String name, Said said) throws IOException {
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

    void text(Arriving.AText it) {
        What what = it.kind() == ArticleKind.PAGE ? What.PAGE : What.ARTICLE;
        BringArticle.Command command =
                new BringArticle.Command(
                        it.id(),
                        it.kind(),
                        fitting(what, it),
                        new Byline(null, cut(CleanInput.line(it.author()), TITLE), it.created()),
                        it.state(),
                        it.note(),
                        it.updated(),
                        it.proposed(),
                        it.published(),
                        it.position(),
                        it.oldPaths());
        switch (acts.bringArticle().run(desk, command)) {
            case BringArticle.Brought brought -> brought(what, it, brought);
            case BringArticle.EditedHere(org.preau.site.Article article) ->
                    report.note(
                            what, Fate.KEPT, it.source(), Message.of("exchange.why.edited-here"));
            case BringArticle.Invalid(List<Wrong> wrongs) -> lost(what, it.source(), wrongs);
        }
    }

    private void brought(What what, Arriving.AText it, BringArticle.Brought brought) {
        if (brought.arrival() == BringArticle.Arrival.CREATED) {
            passage.came(what, it.id(), brought.article().version());
        }
        report.add(
                what,
                switch (brought.arrival()) {
                    case CREATED -> Fate.CREATED;
                    case UPDATED -> Fate.UPDATED;
                    case SAME -> Fate.SAME;
                });
        if (!brought.held().isEmpty()) {
            String key = brought.held().contains("body") ? "empty" : "held";
            report.note(
                    what,
                    Fate.CHANGED,
                    it.source(),
                    Message.of(
                            "exchange.why." + key, "missing", String.join(", ", brought.held())));
        }
        if (!it.slug().isEmpty() && !brought.article().slug().equals(it.slug())) {
            report.note(
                    What.LINK,
                    Fate.CHANGED,
                    it.source(),
                    Message.of("exchange.why.slug", "slug", brought.article().slug()));
        }
    }

    private Writing fitting(What what, Arriving.AText it) {
        String title = CleanInput.line(it.title());
        if (CleanInput.length(title) > TITLE) {
            changed(what, it, "title-cut");
        }
        String lead = CleanInput.text(it.lead()).strip();
        boolean longLead = CleanInput.length(lead) > LEAD;
        if (longLead) {
            changed(what, it, "lead-moved");
        }
        String body = longLead ? lead + "\n\n" + it.body() : it.body();
        String alt = cut(CleanInput.line(it.coverAlt()), WORDS);
        if (it.cover() != null && alt.isEmpty()) {
            changed(what, it, "alt-missing");
            alt = cut(title, WORDS);
        }
        UUID cover = NOWHERE.equals(it.cover()) ? null : it.cover();
        return new Writing(
                title.isEmpty() ? it.slug() : cut(title, TITLE),
                longLead ? "" : lead,
                body,
                it.section(),
                it.slug(),
                tags(it),
                cover,
                cover == null ? "" : alt,
                cover == null ? "" : cut(CleanInput.line(it.coverCaption()), WORDS));
    }

    private List<String> tags(Arriving.AText it) {
        List<String> kept = new ArrayList<>();
        for (String tag : it.tags()) {
            String clean = CleanInput.line(tag);
            if (kept.size() < TAGS && CleanInput.length(clean) <= TAG) {
                kept.add(clean);
            } else {
                report.note(
                        What.TAG,
                        Fate.LOST,
                        it.source(),
                        Message.of("exchange.why.tag", "tag", clean));
            }
        }
        return kept;
    }

    private void changed(What what, Arriving.AText it, String why) {
        report.note(what, Fate.CHANGED, it.source(), Message.of("exchange.why." + why));
    }

    private void lost(What what, String source, List<Wrong> wrongs) {
        wrongs.forEach(wrong -> report.note(what, Fate.LOST, source, wrong.problem()));
    }

    /** By code points, as the acts count. */
    private static String cut(String text, int most) {
        return CleanInput.length(text) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)).strip();
    }
}
