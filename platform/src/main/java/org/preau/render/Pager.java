package org.preau.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The links between the pages of a list: first, last, and those around the current one.
 *
 * @param pages the numbered links; empty when all fits on one page
 * @param previous the address of the page before
 * @param next the address of the page after
 */
public record Pager(List<Page> pages, Optional<String> previous, Optional<String> next) {
    /**
     * One number.
     *
     * @param number from 1; 0 stands for the pages left out
     * @param href its address
     * @param current whether it is the one being read
     */
    public record Page(int number, String href, boolean current) {}

    /**
     * The pager of a list.
     *
     * @param current the page being read, from 1
     * @param count how many pages there are
     * @param href gives the address of a page
     */
    public static Pager of(int current, int count, IntFunction<String> href) {
        if (count <= 1) {
            return new Pager(List.of(), Optional.empty(), Optional.empty());
        }
        List<Page> pages = new ArrayList<>();
        int before = 0;
        for (int number = 1; number <= count; number++) {
            if (number == 1 || number == count || Math.abs(number - current) <= 1) {
                if (number - before > 1) {
                    pages.add(new Page(0, "", false));
                }
                pages.add(new Page(number, href.apply(number), number == current));
                before = number;
            }
        }
        return new Pager(
                List.copyOf(pages),
                current > 1 ? Optional.of(href.apply(current - 1)) : Optional.empty(),
                current < count ? Optional.of(href.apply(current + 1)) : Optional.empty());
    }
}
