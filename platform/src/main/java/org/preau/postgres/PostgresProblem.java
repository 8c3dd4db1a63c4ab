package org.preau.postgres;

import java.nio.file.Path;

/**
 * Why the embedded PostgreSQL cannot serve. Each says in {@link #sentence()} what happened, to
 * what, and what to do next; the components let a caller say the same in another language.
 */
public sealed interface PostgresProblem {

    /** What happened, to what, what to do: one or two English sentences. */
    String sentence();

    /** Another process owns this folder; {@code port} is 0 while that one is still starting. */
    record AlreadyRunning(Path folder, long pid, int port) implements PostgresProblem {
        @Override
        public String sentence() {
            return ("The database in %s is already running: process %d, port %s. Stop that process,"
                            + " or choose another data folder.")
                    .formatted(folder, pid, port == 0 ? "not known yet" : port);
        }
    }

    /** Nothing runs in this folder, so that nobody can attach to it. */
    record NotRunning(Path folder) implements PostgresProblem {
        @Override
        public String sentence() {
            return "No database is running in %s. Start the server first.".formatted(folder);
        }
    }

    /** A file or folder that we may not write. */
    record NotWritable(Path path, String detail) implements PostgresProblem {
        @Override
        public String sentence() {
            return ("The database cannot write in %s (%s). Give this folder to the user who runs"
                            + " Préau, or choose another data folder.")
                    .formatted(path, detail);
        }
    }

    /** The disk of this folder is full. */
    record NoSpace(Path path) implements PostgresProblem {
        @Override
        public String sentence() {
            return ("No space is left on the disk of %s. Free some (a new database needs about 200"
                            + " MB), then start again; nothing that was saved is lost.")
                    .formatted(path);
        }
    }

    /** The folder holds the data of another major version of PostgreSQL. */
    record WrongVersion(Path cluster, String found, String wanted) implements PostgresProblem {
        @Override
        public String sentence() {
            return ("%s holds the data of PostgreSQL %s, and this Préau brings PostgreSQL %s. Start"
                            + " it with the Préau that wrote it, or convert it with pg_upgrade.")
                    .formatted(cluster, found, wanted);
        }
    }

    /** The port that was asked for is used by another program. */
    record PortTaken(int port) implements PostgresProblem {
        @Override
        public String sentence() {
            return ("Port %d on 127.0.0.1 is used by another program. Stop it, choose another port"
                            + " for the database, or leave the port out: a free one is then taken.")
                    .formatted(port);
        }
    }

    /** The binaries are missing for this machine, or the system refuses to run them. */
    record CannotRunBinary(Path binary, String detail) implements PostgresProblem {
        @Override
        public String sentence() {
            return ("%s cannot run on this machine: %s. The embedded database needs Linux with glibc"
                            + " on x86-64 and a folder mounted without noexec; otherwise configure"
                            + " an external PostgreSQL.")
                    .formatted(binary, detail);
        }
    }

    /** We are root, PostgreSQL refuses to be, and no way out was found. */
    record CannotLeaveRoot(String detail) implements PostgresProblem {
        @Override
        public String sentence() {
            return ("PostgreSQL refuses to run as root, and another identity could not be taken: %s."
                            + " Start Préau as an ordinary user, or install util-linux (setpriv) and"
                            + " a \"postgres\" user.")
                    .formatted(detail);
        }
    }

    /** The user that runs PostgreSQL may not pass through a parent of its folder. */
    record NotTraversable(Path parent, String user) implements PostgresProblem {
        @Override
        public String sentence() {
            return ("PostgreSQL runs as \"%s\", who may not pass through %s. Allow it (chmod o+x %s)"
                            + " or choose a data folder elsewhere.")
                    .formatted(user, parent, parent);
        }
    }

    /** PostgreSQL ended, or did not become ready in time; {@code lastWords} come from its log. */
    record DidNotStart(Path log, String lastWords) implements PostgresProblem {
        @Override
        public String sentence() {
            return "The database did not start. Its last words, in %s:%n%s"
                    .formatted(log, lastWords.isBlank() ? "(none)" : lastWords.strip());
        }
    }
}
