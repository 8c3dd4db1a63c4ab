package org.preau.backup.store;

/**
 * What tells one content of an object from another: opaque, compared whole, made by the store.
 *
 * <p>Equal tags of one key in one store mean equal bytes. A tag says nothing across stores: the
 * same bytes have another tag in another store, and after a copy. Storing the same bytes again may
 * give the same tag again, so a tag is not a counter of versions: who needs one puts it in the
 * bytes.
 *
 * @param value one to 200 visible ASCII characters without quotes, so that it fits an HTTP ETag
 */
public record Tag(String value) {
    /**
     * Checks the tag.
     *
     * @throws IllegalArgumentException if it would not fit a header
     */
    public Tag {
        boolean fits = value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"');
        if (value.isEmpty() || value.length() > 200 || !fits) {
            throw new IllegalArgumentException("Not a tag: " + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
