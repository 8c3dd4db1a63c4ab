package org.preau.tenancy;

/** What the life of an association is at, and what follows from it. */
public enum TenantState {
    /** Everything works. */
    ACTIVE,
    /** The public sees a polite page; the workspace, mail and vault go on. */
    SUSPENDED,
    /** Read only: the site is shown as it was, nobody writes. */
    ARCHIVED,
    /** Nothing answers; the rows go for good at the end of the grace period. */
    DELETED;

    /** Whether visitors see the site itself. */
    public boolean shown() {
        return this == ACTIVE || this == ARCHIVED;
    }

    /** Whether members may change anything. */
    public boolean writable() {
        return this == ACTIVE || this == SUSPENDED;
    }
}
