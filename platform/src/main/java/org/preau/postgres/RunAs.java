package org.preau.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Under which identity PostgreSQL runs; it refuses to be root.
 *
 * <p>An ordinary user simply runs it. Root gives it to another user with {@code setpriv}. Where
 * that user may not reach the folder (a checkout in {@code /root}) or there is no {@code setpriv},
 * a user namespace makes the process nobody to itself while it remains, without any privilege, root
 * to the files: weaker, but it runs.
 */
sealed interface RunAs {

    /** The command with what must come before it. */
    List<String> command(List<String> program);

    /** Gives what PostgreSQL writes to the user it runs as. */
    void give(Path tree) throws IOException;

    record Ourselves() implements RunAs {
        @Override
        public List<String> command(List<String> program) {
            return program;
        }

        @Override
        public void give(Path tree) {
            // Ours already.
        }
    }

    record Other(SystemUser user, Path setpriv) implements RunAs {
        @Override
        public List<String> command(List<String> program) {
            List<String> command = new ArrayList<>();
            command.add(setpriv.toString());
            command.add("--reuid=" + user.uid());
            command.add("--regid=" + user.gid());
            command.add("--clear-groups");
            command.add("--");
            command.addAll(program);
            return command;
        }

        @Override
        public void give(Path tree) throws IOException {
            Trees.giveTo(tree, user.uid(), user.gid());
        }
    }

    record NobodyToItself(Path unshare) implements RunAs {
        @Override
        public List<String> command(List<String> program) {
            return Stream.concat(Stream.of(unshare.toString(), "-U", "--"), program.stream())
                    .toList();
        }

        @Override
        public void give(Path tree) throws IOException {
            Trees.giveTo(tree, 0, 0);
        }
    }

    /** The first identity that works for this folder, which must exist. */
    static RunAs choose(Layout layout) throws IOException, InterruptedException {
        if (Trees.owner(Path.of("/proc/self")) != 0) {
            return new Ourselves();
        }
        Optional<Path> setpriv = Tool.find("setpriv");
        Optional<SystemUser> user = SystemUser.forDatabase(layout.cluster());
        Optional<Path> wall = Optional.empty();
        if (setpriv.isPresent() && user.isPresent()) {
            wall = user.get().firstClosed(List.of(layout.folder(), layout.binaries()));
            if (wall.isEmpty()) {
                return new Other(user.get(), setpriv.get());
            }
        }
        Optional<Path> unshare = Tool.find("unshare");
        if (unshare.isPresent() && Tool.works(unshare.get(), "-U", "true")) {
            return new NobodyToItself(unshare.get());
        }
        throw new PostgresFailure(noWayOut(setpriv, user, wall));
    }

    private static PostgresProblem noWayOut(
            Optional<Path> setpriv, Optional<SystemUser> user, Optional<Path> wall) {
        if (wall.isPresent()) {
            return new PostgresProblem.NotTraversable(
                    wall.get(), user.map(SystemUser::name).orElse("?"));
        }
        String missing =
                setpriv.isEmpty()
                        ? "setpriv is not installed"
                        : "there is neither a \"postgres\" nor a \"nobody\" user";
        return new PostgresProblem.CannotLeaveRoot(
                missing + ", and user namespaces (unshare -U) are not allowed here");
    }
}
