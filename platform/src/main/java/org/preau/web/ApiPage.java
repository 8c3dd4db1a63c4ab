package org.preau.web;

import java.util.List;

/**
 * A page of a list, as the API tells every list.
 *
 * @param page from 1
 * @param pages how many there are, at least 1
 * @param total how many items there are on all pages
 */
public record ApiPage<T>(List<T> items, int page, int pages, long total) {

    /**
     * @param size how many items a page has at most
     */
    public static <T> ApiPage<T> of(List<T> items, int page, int size, long total) {
        int pages = (int) Math.max(1, Math.ceilDiv(total, (long) size));
        return new ApiPage<>(List.copyOf(items), page, pages, total);
    }

    /** A list that is told whole. */
    public static <T> ApiPage<T> whole(List<T> items) {
        return new ApiPage<>(List.copyOf(items), 1, 1, items.size());
    }
}
