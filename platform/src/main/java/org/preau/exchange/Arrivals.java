package org.preau.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.Media;
import org.preau.site.BringSection;
import org.preau.site.SaveSection;
import org.preau.site.Section;
import org.preau.site.SiteActs;
import org.preau.site.Wrong;
import org.preau.text.CleanInput;
import org.preau.web.Desk;

/** The door that all importers use: brings things in by the site's acts, and notes how it went. */
final class Arrivals {

    /** What a title may hold here, in characters. */
    static final int TITLE = 200;

    private static final int DESCRIPTION = 1_000;

    private final SiteActs acts;
    private final Desk desk;
    private final Passage passage;
    private final ArrivalReport report;
    private final ArrivingFiles files;
    private final ArrivingTexts texts;

    Arrivals(SiteActs acts, Desk desk, Passage passage) {
        this.acts = acts;
        this.desk = desk;
        this.passage = passage;
        this.report = new ArrivalReport(passage::seen);
        this.files = new ArrivingFiles(acts, desk, passage, report);
        this.texts = new ArrivingTexts(acts, desk, passage, report);
    }

    Desk desk() {
        return desk;
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
                        it.oldPaths(),
                        it.prepared());
        boolean there = acts.bringSection().isHere(desk, it.id());
        return switch (acts.bringSection().run(desk, command)) {
            case SaveSection.Saved(Section section) -> {
                boolean fresh = !there;
                report.add(What.SECTION, fresh ? Fate.CREATED : Fate.SAME);
                if (fresh) {
                    passage.came(What.SECTION, section.id(), section.version());
                }
                yield Optional.of(section.id());
            }
            case SaveSection.Invalid(List<Wrong> wrongs) -> {
                lost(report, What.SECTION, it.source(), wrongs);
                yield Optional.empty();
            }
            case SaveSection.Stale(Section theirs) -> Optional.of(theirs.id());
            case SaveSection.Missing() -> Optional.empty();
        };
    }

    /** What was said of a picture; empty texts where nobody said anything. */
    record Said(String alt, String caption, String credit) {
        static final Said NOTHING = new Said("", "", "");
    }

    /** The picture or file as it is kept here; empty when it could not come, which is noted. */
    Optional<Media> picture(String source, Path file, String name, Said said) {
        return files.picture(source, file, name, said);
    }

    /** As {@link ArrivingFiles#absent}. */
    Optional<Media> absent(String source, String file, String address, String why, Said said) {
        return files.absent(source, file, address, why, said);
    }

    /** Brings an article or a page; how it went is noted. */
    void text(Arriving.AText it) {
        texts.text(it);
    }

    static void lost(ArrivalReport report, What what, String source, List<Wrong> wrongs) {
        wrongs.forEach(wrong -> report.note(what, Fate.LOST, source, wrong.problem()));
    }

    /** By code points, as the acts count. */
    static String cut(String text, int most) {
        return CleanInput.length(text) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)).strip();
    }
}
