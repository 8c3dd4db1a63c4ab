package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.preau.base.Slug;
import org.preau.takeaway.BringTakeaway;
import org.preau.takeaway.RefusedArchive;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preau import takeaway}: an association that another Préau has let go, whole. */
@Command(
        name = "takeaway",
        mixinStandardHelpOptions = true,
        description =
                "A whole association from the archive that takeaway wrote, here or on another Préau: site, files and their versions, forms, answers, offices. Every checksum is held first.")
final class ImportTakeawayCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file = Path.of("");

    @Option(
            names = "--slug",
            paramLabel = "SLUG",
            description = "Its short name here; the one it had unless said.")
    private String slug = "";

    @Override
    public Integer call() {
        Optional<Slug> to = Slug.of(slug);
        if (!Files.isReadable(file) || (!slug.isEmpty() && to.isEmpty())) {
            said.remark("There is no archive at " + file + ", or " + slug + " is no short name.");
            return ExitCode.USAGE;
        }
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            return bring(platform.house(), to);
        } catch (IOException e) {
            said.remark("It cannot be brought now, and nothing came: " + e.getMessage());
            return ExitCode.BROKEN;
        }
    }

    private int bring(House house, Optional<Slug> to) throws IOException {
        try {
            return told(
                    TakeawayWiring.bring(house)
                            .run(file, to.orElse(null), ArchiveWiring.COMMANDER, progress()));
        } catch (RefusedArchive e) {
            return refused(e, house.messages());
        }
    }

    private int refused(RefusedArchive e, Messages messages) {
        Message why = Message.of("takeaway.refused." + e.why().word(), "what", e.what());
        return said.refused(file + ": " + why.in(Language.EN, messages));
    }

    private int told(BringTakeaway.Outcome outcome) {
        return switch (outcome) {
            case BringTakeaway.Brought it -> {
                it.missing().forEach(path -> said.remark("It was lost there already: " + path));
                it.left().forEach(who -> said.remark("To be invited by hand: " + who));
                if (!it.host().isEmpty()) {
                    said.remark("Its domain " + it.host() + " has to be proven here anew.");
                }
                yield said.done(
                        it,
                        "%s is open as %s: %d files came, %d people found, %d invited, %d versions of before"
                                .formatted(
                                        it.name(),
                                        it.slug(),
                                        it.files(),
                                        it.found(),
                                        it.invited(),
                                        it.versions()));
            }
            case BringTakeaway.There(Slug there) ->
                    said.done(outcome, there + " came from this archive before; nothing was done");
            case BringTakeaway.SlugTaken(Slug taken, String by, Slug free) ->
                    said.refused(
                            "%s is the short name of %s. Nothing came; try --slug %s."
                                    .formatted(taken, by, free));
            case BringTakeaway.NoSlug(String no, Slug free) ->
                    said.refused(
                            "%s is kept for the platform. Nothing came; try --slug %s."
                                    .formatted(no, free));
        };
    }

    private BringTakeaway.Progress progress() {
        BringTakeaway.Step[] last = {null};
        return (step, done, total) -> {
            if (step != last[0]) {
                last[0] = step;
                said.remark(step.word() + " …");
            }
        };
    }
}
