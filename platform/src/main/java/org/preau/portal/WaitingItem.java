package org.preau.portal;

/**
 * One thing that waits.
 *
 * @param icon a name of {@code icons.svg}
 * @param href where its title leads; empty for nowhere
 * @param note a line below
 * @param act the words of the gesture; empty for none
 * @param actHref where the gesture leads
 * @param go whether it is the gesture to make first
 */
record WaitingItem(
        String icon,
        String title,
        String href,
        String note,
        String act,
        String actHref,
        boolean go) {

    static WaitingItem of(String icon, String title, String note) {
        return new WaitingItem(icon, title, "", note, "", "", false);
    }

    /** With a gesture. */
    WaitingItem to(String words, String address) {
        return new WaitingItem(icon, title, href, note, words, address, go);
    }

    /** With a title that leads there too. */
    WaitingItem at(String address) {
        return new WaitingItem(icon, title, address, note, act, actHref, go);
    }

    WaitingItem first() {
        return new WaitingItem(icon, title, href, note, act, actHref, true);
    }
}
