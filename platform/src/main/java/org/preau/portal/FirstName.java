package org.preau.portal;

/** How somebody is greeted. */
final class FirstName {

    private FirstName() {}

    /** The first word of a name, which is the whole of it when there is only one. */
    static String of(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }
}
