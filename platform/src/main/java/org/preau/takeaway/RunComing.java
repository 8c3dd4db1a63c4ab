package org.preau.takeaway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Slug;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.web.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that brings an archive. Killed at any moment, it begins anew and comes once. */
final class RunComing {

    private static final Logger LOG = LoggerFactory.getLogger(RunComing.class);
    private static final long OFTEN_NS = Duration.ofMillis(400).toNanos();

    private final Database database;
    private final Shelf shelf;
    private final BringTakeaway bring;

    RunComing(Database database, Shelf shelf, BringTakeaway bring) {
        this.database = database;
        this.shelf = shelf;
        this.bring = bring;
    }

    void run(Tenancy portal, TakeawayJobs.ToDo todo) {
        Optional<Coming> found = database.read(portal, tx -> Coming.find(tx, todo.id()));
        if (found.filter(it -> it.state() == Coming.State.COMING).isEmpty()) {
            return;
        }
        try {
            Path file = shelf.file();
            try {
                if (shelf.copy(portal.tenant(), todo.id(), file)) {
                    come(portal, found.get(), file);
                } else {
                    refused(portal, todo.id(), "gone", Map.of());
                }
            } finally {
                Files.deleteIfExists(file);
            }
            shelf.forget(portal.tenant(), todo.id());
        } catch (IOException e) {
            LOG.error("an archive cannot come now; id={}", todo.id(), e);
            throw new UncheckedIOException(e);
        }
    }

    private void come(Tenancy portal, Coming it, Path file) throws IOException {
        Actor actor = new Actor(Actor.Kind.OPERATOR, it.actorId(), it.madeBy(), null);
        try {
            told(
                    portal,
                    it,
                    bring.run(
                            file,
                            Slug.of(it.slug()).orElse(null),
                            actor,
                            progress(portal, it.id())));
        } catch (RefusedArchive e) {
            LOG.info("an archive was refused; id={} why={} what={}", it.id(), e.why(), e.what());
            refused(portal, it.id(), e.why().word(), Map.of("what", e.what()));
        }
    }

    private void told(Tenancy portal, Coming it, BringTakeaway.Outcome outcome) {
        switch (outcome) {
            case BringTakeaway.Brought came -> came(portal, it.id(), told(came));
            case BringTakeaway.There(Slug slug) ->
                    came(
                            portal,
                            it.id(),
                            new Coming.Told(
                                    slug.value(),
                                    "",
                                    true,
                                    0,
                                    0,
                                    0,
                                    List.of(),
                                    null,
                                    List.of(),
                                    ""));
            case BringTakeaway.SlugTaken(Slug slug, String by, Slug free) ->
                    refused(
                            portal,
                            it.id(),
                            "slug",
                            Map.of("slug", slug.value(), "by", by, "free", free.value()));
            case BringTakeaway.NoSlug(String slug, Slug free) ->
                    refused(
                            portal,
                            it.id(),
                            "reserved",
                            Map.of("slug", slug, "free", free.value()));
        }
    }

    private static Coming.Told told(BringTakeaway.Brought came) {
        return new Coming.Told(
                came.slug().value(),
                came.name(),
                false,
                came.files(),
                came.found(),
                came.invited(),
                came.left(),
                came.versions(),
                came.missing(),
                came.host());
    }

    private void came(Tenancy portal, UUID id, Coming.Told told) {
        int _ = database.write(portal, tx -> Coming.came(tx, id, told));
    }

    private void refused(Tenancy portal, UUID id, String why, Map<String, String> words) {
        int _ =
                database.write(
                        portal, tx -> Coming.refused(tx, id, new Coming.Refusal(why, words)));
    }

    private BringTakeaway.Progress progress(Tenancy portal, UUID id) {
        long[] told = {System.nanoTime() - OFTEN_NS};
        BringTakeaway.Step[] last = {BringTakeaway.Step.CHECKING};
        return (step, done, total) -> {
            if (step != last[0] || System.nanoTime() - told[0] >= OFTEN_NS) {
                told[0] = System.nanoTime();
                last[0] = step;
                int _ = database.write(portal, tx -> Coming.progress(tx, id, step, done, total));
            }
        };
    }
}
