package org.preau.statistics;

/**
 * Who a program says it is.
 *
 * @param name of a reader of feeds, as people know it; empty for the others
 * @param subscribers for whom a reader fetches, as it says; 0 when it does not
 */
record Agent(What what, String name, int subscribers) {

    /** What kind of program. */
    enum What {
        /** A browser, so somebody looks at it. */
        BROWSER,
        /** Fetches feeds for people who read them elsewhere. */
        READER,
        /** Anything else: search engines, previews, monitors, scanners. */
        ROBOT
    }

    static final Agent ROBOT = new Agent(What.ROBOT, "", 0);
    static final Agent BROWSER = new Agent(What.BROWSER, "", 0);

    boolean isBrowser() {
        return what == What.BROWSER;
    }

    boolean isRobot() {
        return what == What.ROBOT;
    }
}
