package org.preau.demo;

import java.time.LocalDate;
import java.util.List;

/** What {@code association.json} says. */
record DemoAssociation(
        String slug,
        String name,
        String tagline,
        String theme,
        int sector,
        String about,
        List<String> address,
        String phone,
        String email,
        String rna,
        String director,
        int founded,
        List<DemoPerson> people,
        List<String> keywords) {

    /**
     * Somebody with an office.
     *
     * @param until how long the mandate still runs: {@code +41d}, {@code +5m}, {@code +2y}
     */
    record DemoPerson(String name, String email, String office, String until) {

        LocalDate until(LocalDate today) {
            int count = Integer.parseInt(until.substring(1, until.length() - 1));
            return switch (until.charAt(until.length() - 1)) {
                case 'd' -> today.plusDays(count);
                case 'm' -> today.plusMonths(count);
                case 'y' -> today.plusYears(count);
                default -> throw new IllegalArgumentException("not a length of time: " + until);
            };
        }
    }
}
