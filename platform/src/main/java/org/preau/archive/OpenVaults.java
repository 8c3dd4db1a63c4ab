package org.preau.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.preau.backup.vault.Vault;
import org.preau.base.TenantId;
import org.preau.web.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vaults that somebody fetches from, kept open between requests: a clone asks for hundreds of large
 * files one by one, and the list of their pieces is read once. What is in them is always what the
 * store has now. Any thread.
 */
final class OpenVaults {

    private static final Logger LOG = LoggerFactory.getLogger(OpenVaults.class);

    /** Few: the list of pieces of a vault of 50 GB takes some tens of megabytes. */
    private static final int MOST = 4;

    private static final Duration IDLE = Duration.ofMinutes(2);

    private final Vaults vaults;
    private final Cache<TenantId, Vault> open =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

    OpenVaults(Vaults vaults) {
        this.vaults = vaults;
    }

    Vault of(TenantId tenant) {
        return open.get(tenant, vaults::of);
    }

    /** What a program is told whose vault does not answer. */
    Reply silent(IOException why) {
        LOG.error("a vault does not answer", why);
        return Reply.bytes(
                        503,
                        "text/plain; charset=utf-8",
                        "The backup cannot be read now. Try again in a moment.\n"
                                .getBytes(StandardCharsets.UTF_8))
                .with("retry-after", "30");
    }
}
