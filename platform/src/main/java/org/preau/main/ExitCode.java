package org.preau.main;

/** What the exit codes mean; {@code --help} lists them. */
final class ExitCode {

    static final int DONE = 0;

    /** Something broke; the log says what. */
    static final int BROKEN = 1;

    /** The command line or the settings are wrong. */
    static final int USAGE = 2;

    /** The platform cannot be opened: folder, database, store. */
    static final int CANNOT_START = 3;

    /** What was asked for was refused: a short name in use, no such association. */
    static final int REFUSED = 4;

    private ExitCode() {}
}
