package org.preau.account;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One's own data in one archive; behind a fresh proof. */
final class DataPages {

    private static final Logger LOG = LoggerFactory.getLogger(DataPages.class);

    /** The page. */
    record View(String email) {}

    private final Pages pages;
    private final OwnData data;
    private final Path work;

    /**
     * @param work an existing folder for one archive on its way
     */
    DataPages(Pages pages, OwnData data, Path work) {
        this.pages = pages;
        this.data = data;
        this.work = work;
    }

    /** {@code GET /compte/donnees}. */
    Reply show(Person who, Exchange exchange) {
        return pages.portal(200, "account/data", new View(who.email().value()), exchange);
    }

    /** {@code POST /compte/donnees}: the archive itself, made now and kept nowhere. */
    Reply fetch(Person who, Exchange exchange) {
        try {
            Path file = Files.createTempFile(work, "own-data", ".zip");
            try {
                data.write(who.account(), exchange.language(), file);
                LOG.atInfo().addKeyValue("account", who.account()).log("own data fetched");
                return Reply.stream("application/zip", Files.size(file), () -> open(file))
                        .with("content-disposition", "attachment; filename=\"preau.zip\"")
                        .with("x-content-type-options", "nosniff")
                        .with("cache-control", "private, no-store");
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gone once it is read, or given up. */
    private static InputStream open(Path file) {
        try {
            return new FilterInputStream(Files.newInputStream(file)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    Files.deleteIfExists(file);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
