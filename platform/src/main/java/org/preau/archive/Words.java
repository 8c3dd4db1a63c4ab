package org.preau.archive;

import java.util.Map;
import org.preau.base.TenantId;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Actor;

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

    /** Who restores a version, and what the snapshots before and after are called. */
    public RestoreSnapshot.Who who(Actor actor, TenantId tenant, long version) {
        Map<String, Object> which = Map.of("number", String.valueOf(version));
        return new RestoreSnapshot.Who(
                actor,
                of(tenant, Reason.BEFORE_RESTORE, which),
                of(tenant, Reason.RESTORED, which));
    }

    /** Why it was taken. */
    public String of(TenantId tenant, Reason reason, Map<String, Object> arguments) {
        Language language =
                directory
                        .byId(tenant)
                        .flatMap(it -> Language.ofTag(it.language()))
                        .orElse(Language.FR);
        return messages.text(language, "archive.reason." + reason.word(), arguments);
    }
}
