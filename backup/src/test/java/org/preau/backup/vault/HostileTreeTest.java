package org.preau.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Head.PackLine;
import org.preau.backup.vault.Head.VersionLine;

/** Somebody who can write to the store makes folders that git can hold and we never wrote. */
class HostileTreeTest {
    private static final VaultName NAME = new VaultName("alpha");

    @TempDir private Path folder;
    @TempDir private Path scratch;

    private interface Making {
        ObjectId root(GitWriter git) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                "",
                ".git",
                ".GIT",
                "git~1",
                ".gitmodules",
                "/etc/passwd",
                "a/../../b",
                "%a",
                "%.."
            })
    void a_name_that_leads_elsewhere_is_refused(String name) throws Exception {
        refuses(git -> tree(git, new String[] {name}, FileMode.REGULAR_FILE));
        refuses(git -> {
            ObjectId inner = tree(git, new String[] {name}, FileMode.REGULAR_FILE);
            return outer(git, "folder", inner);
        });
        refuses(git -> outer(git, name, tree(git, new String[] {"x"}, FileMode.REGULAR_FILE)));
    }

    @Test
    void a_name_twice_is_refused() throws Exception {
        refuses(git -> tree(git, new String[] {"same", "same"}, FileMode.REGULAR_FILE));
    }

    @Test
    void a_module_of_git_is_refused() throws Exception {
        refuses(git -> tree(git, new String[] {"module"}, FileMode.GITLINK));
    }

    @Test
    void a_link_and_a_folder_of_one_name_write_nothing_through_the_link() throws Exception {
        Path outside = Files.createDirectory(scratch.resolve("outside"));
        refuses(git -> {
            TreeFormatter tree = new TreeFormatter();
            tree.append(
                    "a",
                    FileMode.SYMLINK,
                    git.own(
                            Constants.OBJ_BLOB,
                            outside.toString().getBytes(StandardCharsets.UTF_8)));
            tree.append("a", FileMode.TREE, tree(git, new String[] {"x"}, FileMode.REGULAR_FILE));
            return git.own(Constants.OBJ_TREE, tree.toByteArray());
        });
        try (Stream<Path> written = Files.list(outside)) {
            assertThat(written).isEmpty();
        }
    }

    @Test
    void bytes_that_are_no_folder_are_refused() throws Exception {
        refuses(git -> git.own(Constants.OBJ_TREE, new byte[] {1, 2, 3}));
    }

    private static ObjectId tree(GitWriter git, String[] names, FileMode mode) throws IOException {
        ObjectId blob = git.own(Constants.OBJ_BLOB, "x".getBytes(StandardCharsets.UTF_8));
        TreeFormatter tree = new TreeFormatter();
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            tree.append(bytes, 0, bytes.length, mode, blob, true);
        }
        return git.own(Constants.OBJ_TREE, tree.toByteArray());
    }

    private static ObjectId outer(GitWriter git, String name, ObjectId inner) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        TreeFormatter tree = new TreeFormatter();
        tree.append(bytes, 0, bytes.length, FileMode.TREE, inner, true);
        return git.own(Constants.OBJ_TREE, tree.toByteArray());
    }

    private void refuses(Making making) throws Exception {
        try (ObjectStore store = DirectoryStore.open(folder)) {
            Vault vault = put(store, making);
            long number = vault.versions().getFirst().number();
            Path target = Files.createTempDirectory(scratch, "target");

            assertThatThrownBy(() -> vault.restore(number, target, Progress.SILENT))
                    .isInstanceOf(VaultDamaged.class);
            assertThat(vault.verify(Progress.SILENT).damages()).isNotEmpty();
            try (Stream<Path> written = Files.list(target)) {
                assertThat(written).isEmpty();
            }
        }
    }

    /** Puts a version into the store whose outermost folder is this one. */
    private static Vault put(ObjectStore store, Making making) throws IOException {
        VaultObjects objects = new VaultObjects(store, NAME);
        VaultObjects.Standing standing = objects.head();
        Head head = standing.head();
        VaultRepository repository = VaultRepository.of(objects, head);
        try (Uploads uploads = new Uploads(objects);
                GitWriter git = new GitWriter(repository, uploads)) {
            ObjectId root = making.root(git);
            byte[] commit = Commit.commit(root, List.of(), Folders.note("hostile"));
            ObjectId id = git.own(Constants.OBJ_COMMIT, commit);
            List<PackLine> packs = new ArrayList<>(head.packs());
            packs.addAll(git.finish());
            VersionLine version = new VersionLine(head.number() + 1, Instant.now(), id, null);
            Head next =
                    new Head(
                            head.generation() + 1,
                            head.epoch(),
                            head.number() + 1,
                            packs,
                            List.of(),
                            List.of(version));
            assertThat(objects.replace(standing, next)).isTrue();
        }
        return Vault.open(store, NAME);
    }
}
