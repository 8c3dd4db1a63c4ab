package org.preau.theme;

import java.util.Map;
import org.preau.render.Pager;

/** The links between the pages of a list, as templates know them. */
final class Pagination {

    private Pagination() {}

    /**
     * @param page the one being read, from 1
     * @param size of a page
     * @param total of the list
     * @param first the address of the first page
     * @param sign what comes before {@code page=N} in the addresses of the others
     */
    static Map<String, Object> of(int page, int size, long total, String first, char sign) {
        int count = Math.toIntExact(Math.ceilDiv(total, size));
        Pager pager = Pager.of(page, count, n -> n == 1 ? first : first + sign + "page=" + n);
        if (pager.pages().isEmpty()) {
            return Map.of();
        }
        return Model.of("pages", pager.pages().stream().map(Pagination::entry).toList())
                .and("from", (long) (page - 1) * size + 1)
                .and("to", Math.min((long) page * size, total))
                .and("total", total)
                .and("previous", pager.previous())
                .and("next", pager.next())
                .map();
    }

    /** How many lines come before a page; more than any list has for a page far out. */
    static int skip(int page, int size) {
        return Math.toIntExact(Math.min((long) (page - 1) * size, Integer.MAX_VALUE));
    }

    private static Map<String, Object> entry(Pager.Page page) {
        return page.number() == 0
                ? Map.of("gap", true)
                : Model.of("label", Integer.toString(page.number()))
                        .and("url", page.href())
                        .and("current", page.current())
                        .map();
    }
}
