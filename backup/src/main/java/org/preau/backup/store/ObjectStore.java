package org.preau.backup.store;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named bytes, kept. A seam of few methods that a folder and an S3 bucket can both honour, and that
 * one acceptance suite holds them to.
 *
 * <p><b>Whole.</b> An object is replaced in one step: a reader gets the old content or the new one,
 * to the last byte, whatever is killed in between. There is no other way to change one.
 *
 * <p><b>Durable.</b> When a write or a deletion returns, it survives the power cut that follows. A
 * folder syncs the file before it gets its name and the folder after; S3 promises as much when it
 * answers.
 *
 * <p><b>One order.</b> Writes and deletions of one key take effect one after another, between
 * threads and between processes on the same folder or bucket, and what is read after one returned
 * shows it. Of several conditional writes against one state exactly one is {@code Stored}. Nothing
 * is promised across keys.
 *
 * <p><b>Failure.</b> {@link StoreUnavailable} says that the store did not do it. A write that ended
 * so was not done, unless the message says that this is not known (the answer was lost, or the last
 * sync failed): then the object has the old content or the new one, whole, and the caller reads
 * before deciding. {@link SourceFailed} blames the bytes given and leaves the store as it was. An
 * interrupted thread gets a {@code StoreUnavailable} and keeps its interrupt flag.
 *
 * <p><b>Repeats.</b> {@code put}, {@code delete} and the reading methods may be called again after
 * any failure, and S3 does so itself, a few times, when the network falters. A conditional write is
 * never repeated behind the caller's back: the second attempt would meet the first one's success
 * and call it a conflict.
 *
 * <p><b>Time.</b> Every method ends within a bounded time: waits for another writer, for a
 * connection, for an answer and for the next byte each have their limit. A disk that hangs is
 * beyond it.
 *
 * <p><b>Threads.</b> All methods may be called from any number of threads at once, virtual ones
 * included, and block; never call them on an event loop. Memory is bounded per call: about 9 MB for
 * a write to S3, 1 MB for one to a folder, 128 KB otherwise, whatever the object's size.
 *
 * <p>Both {@code a} and {@code a/b} may exist, as they may in S3.
 */
public interface ObjectStore extends AutoCloseable {
    /** The most objects that one page of a listing holds. */
    int MAX_PAGE = 1000;

    /**
     * Stores these bytes under the key, in place of whatever was there.
     *
     * @return the tag of what was stored; another writer may have replaced it already
     * @throws StoreFull if there is no room
     * @throws SourceFailed if the content broke off or was not as long as announced
     */
    Tag put(ObjectKey key, Content content) throws StoreUnavailable, SourceFailed;

    /**
     * Stores these bytes if nothing is there.
     *
     * @throws StoreFull if there is no room
     * @throws SourceFailed if the content broke off or was not as long as announced
     */
    PutOutcome putIfAbsent(ObjectKey key, Content content) throws StoreUnavailable, SourceFailed;

    /**
     * Stores these bytes if the object is there with this tag: compare and set. An absent object is
     * a conflict.
     *
     * @throws StoreFull if there is no room
     * @throws SourceFailed if the content broke off or was not as long as announced
     */
    PutOutcome replaceIf(ObjectKey key, Tag expected, Content content)
            throws StoreUnavailable, SourceFailed;

    /**
     * Opens the object for reading, or empty if it is not there. Close what you get.
     *
     * @throws CorruptObject if what is there can be told to be damaged before it is read
     */
    Optional<StoredObject> get(ObjectKey key) throws StoreUnavailable;

    /**
     * Opens a part of the object for reading, or empty if it is not there. Close what you get.
     *
     * @throws CorruptObject if what is there can be told to be damaged before it is read
     */
    Optional<StoredObject> get(ObjectKey key, ByteRange range) throws StoreUnavailable;

    /**
     * What is known of the object, or empty if it is not there.
     *
     * @throws CorruptObject if what is there can be told to be damaged without reading it
     */
    Optional<ObjectStat> stat(ObjectKey key) throws StoreUnavailable;

    /**
     * A page of the objects whose keys begin with {@code prefix}, in the order of their keys. An
     * object that is there from the first page to the last is listed exactly once; one that comes
     * or goes meanwhile may be or not. An object found to be damaged is listed all the same, with a
     * tag that fits nothing; reading it says so.
     *
     * @param prefix what the keys begin with, as text: {@code a/b} finds {@code a/b}, {@code a/bc}
     *     and {@code a/b/c}; empty for all
     * @param after only keys greater than this one, which need not exist; null from the beginning
     * @param limit 1 to {@value #MAX_PAGE}
     * @throws IllegalArgumentException for another limit or a prefix that no key has
     */
    ListPage list(String prefix, @Nullable ObjectKey after, int limit) throws StoreUnavailable;

    /** Makes the object be gone, whether it was there or not. Open streams of it go on. */
    void delete(ObjectKey key) throws StoreUnavailable;

    /**
     * Keeps what lies under {@code key}, damaged as it may be, under another name as well, as the
     * evidence of an accident, without reading it; what is under {@code key} stays. A store that
     * cannot do so says no, and the caller copies what can be read.
     *
     * @param aside where nothing is yet
     * @return whether it was done
     */
    default boolean setAside(ObjectKey key, ObjectKey aside) throws StoreUnavailable {
        return false;
    }

    /**
     * Whether every tag is the SHA-256 of its object in small hexadecimal digits, and an object
     * that is read whole is held against it before its end is told. Then nobody need hash it again.
     */
    default boolean hashesWhole() {
        return false;
    }

    /**
     * Lets go of files and connections; objects stay. May be called again. Other calls throw {@code
     * IllegalStateException} from then on; those under way may fail.
     */
    @Override
    void close();

    /**
     * A page from the beginning: the same as {@link #list(String, ObjectKey, int)} after null.
     *
     * @throws IllegalArgumentException for another limit or a prefix that no key has
     */
    default ListPage list(String prefix, int limit) throws StoreUnavailable {
        return list(prefix, null, limit);
    }

    /**
     * The whole object in memory, or empty if it is not there.
     *
     * @param most how many bytes the caller is ready to hold
     * @throws IllegalStateException if it has more
     * @throws IOException as the stream does
     */
    default Optional<byte[]> read(ObjectKey key, int most) throws IOException {
        Optional<StoredObject> found = get(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (StoredObject object = found.get()) {
            return Optional.of(object.readAll(most));
        }
    }
}
