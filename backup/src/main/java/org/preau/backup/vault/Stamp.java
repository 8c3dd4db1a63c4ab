package org.preau.backup.vault;

/**
 * What a disk says of a file without its bytes being read: if nothing of it changed, nothing of the
 * file did.
 *
 * @param size bytes
 * @param modified nanoseconds since 1970
 * @param changed the same for the inode, which nobody can set; 0 where there is none
 * @param inode its number; 0 where there is none
 */
public record Stamp(long size, long modified, long changed, long inode) {
    /** Says of a file that it may have changed while or just after it was read. */
    static final long UNSURE = -1;

    Stamp unsure() {
        return new Stamp(size, modified, UNSURE, inode);
    }
}
