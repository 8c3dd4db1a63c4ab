package org.preau.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A user of this machine, from {@code /etc/passwd}: initdb accepts no number without a name. */
record SystemUser(String name, int uid, int gid) {

    private static final Path USERS = Path.of("/etc/passwd");

    /**
     * Who runs the database: the owner of its data once there is one (installing Debian's
     * PostgreSQL later must not move it), else "postgres", else "nobody".
     */
    static Optional<SystemUser> forDatabase(Path cluster) throws IOException {
        List<SystemUser> all = all();
        if (Files.isDirectory(cluster) && Trees.owner(cluster) != 0) {
            int owner = Trees.owner(cluster);
            Optional<SystemUser> same = all.stream().filter(u -> u.uid == owner).findFirst();
            if (same.isPresent()) {
                return same;
            }
        }
        return named(all, "postgres").or(() -> named(all, "nobody"));
    }

    static Optional<SystemUser> named(String name) throws IOException {
        return named(all(), name);
    }

    private static Optional<SystemUser> named(List<SystemUser> all, String name) {
        return all.stream().filter(user -> user.name.equals(name)).findFirst();
    }

    private static List<SystemUser> all() throws IOException {
        try (Stream<String> lines = Files.lines(USERS)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(field -> field.length > 3)
                    .map(SystemUser::of)
                    .toList();
        }
    }

    private static SystemUser of(String[] field) {
        return new SystemUser(field[0], Integer.parseInt(field[2]), Integer.parseInt(field[3]));
    }

    /** The first folder on the way to any of these that this user may not pass. */
    Optional<Path> firstClosed(List<Path> targets) throws IOException {
        for (Path target : targets) {
            for (Path path = target.toRealPath(); path != null; path = path.getParent()) {
                if (!mayPass(path)) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    private boolean mayPass(Path folder) throws IOException {
        int mode = (Integer) Files.getAttribute(folder, "unix:mode");
        if (Trees.owner(folder) == uid) {
            return (mode & 0100) != 0;
        }
        boolean sameGroup = (Integer) Files.getAttribute(folder, "unix:gid") == gid;
        return (mode & (sameGroup ? 0010 : 0001)) != 0;
    }
}
