package org.preau.archive;

import java.util.Map;
import java.util.function.Function;
import org.preau.base.TenantId;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.text.Messages;

/** What is written on a snapshot, in the language of its association. */
public final class Words {

    /** Who takes those that nobody asked for. */
    static final String PLATFORM = "Préau";

    private final Messages messages;
    private final TenantDirectory directory;

    public Words(Messages messages, TenantDirectory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    /** What snapshots around a restore are called. */
    public Function<Reason, String> of(TenantId tenant) {
        return reason -> of(tenant, reason);
    }

    /** Why it was taken. */
    public String of(TenantId tenant, Reason reason) {
        Language language =
                directory
                        .byId(tenant)
                        .flatMap(it -> Language.ofTag(it.language()))
                        .orElse(Language.FR);
        return messages.text(language, "archive.reason." + reason.word(), Map.of());
    }
}
