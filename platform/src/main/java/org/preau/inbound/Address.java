package org.preau.inbound;

import java.util.List;

/**
 * An address of an association.
 *
 * @param office whom it follows, as a word: {@code contact}, {@code presidency}, ...
 * @param people the names of those who get what arrives there now
 * @param board whether nobody holds that office, so that the board gets it
 */
public record Address(String address, String office, List<String> people, boolean board) {

    public Address {
        people = List.copyOf(people);
    }
}
