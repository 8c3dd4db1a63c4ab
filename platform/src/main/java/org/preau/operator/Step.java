package org.preau.operator;

import java.time.Duration;
import java.util.Set;
import org.preau.tenancy.TenantState;

/** A step in the life of an association: from which states, to which one, what it takes. */
public enum Step {
    /** The public sees a polite page; the workspace, mail and vault go on. */
    SUSPEND(Set.of(TenantState.ACTIVE), TenantState.SUSPENDED, "suspended", true),
    /** Everything works again. */
    RESUME(
            Set.of(TenantState.SUSPENDED, TenantState.ARCHIVED),
            TenantState.ACTIVE,
            "resumed",
            false),
    /** Its site stays as it is; nobody writes. */
    ARCHIVE(
            Set.of(TenantState.ACTIVE, TenantState.SUSPENDED),
            TenantState.ARCHIVED,
            "archived",
            true),
    /** Nothing answers any more; after the grace period nothing is left. */
    DELETE(
            Set.of(TenantState.ACTIVE, TenantState.SUSPENDED, TenantState.ARCHIVED),
            TenantState.DELETED,
            "deleted",
            true),
    /** Takes a deletion back, to what the association was before. */
    RESTORE(Set.of(TenantState.DELETED), TenantState.ACTIVE, "restored", false);

    /** How long a deletion can be taken back. */
    public static final Duration GRACE = Duration.ofDays(30);

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, which nobody can change
    private final Set<TenantState> from;

    private final TenantState to;
    private final String word;
    private final boolean reasoned;

    Step(Set<TenantState> from, TenantState to, String word, boolean reasoned) {
        this.from = from;
        this.to = to;
        this.word = word;
        this.reasoned = reasoned;
    }

    boolean from(TenantState state) {
        return from.contains(state);
    }

    TenantState to() {
        return to;
    }

    /** Its name in message keys: {@code audit.association.WORD}, letters, what is said. */
    String word() {
        return word;
    }

    /** Whether a reason must be given, which the association reads. */
    public boolean reasoned() {
        return reasoned;
    }
}
