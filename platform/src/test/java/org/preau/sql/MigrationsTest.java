package org.preau.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestPostgres;

/** The short cut of a warm start must not skip a migration. */
class MigrationsTest {

    private static final Path FILES = Path.of("src/main/resources/org/preau/sql/migrations");

    @Test
    void theVersionThatAWarmStartLooksForIsTheLastOne() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            List<String> versions =
                    files.map(file -> file.getFileName().toString().substring(1, 4))
                            .sorted(Comparator.reverseOrder())
                            .toList();
            assertThat(versions.getFirst()).isEqualTo(Migrations.LATEST);
        }
    }

    @Test
    void aSecondRunHasNothingToDo() {
        DatabaseSettings settings = TestPostgres.settings(TestPostgres.database());

        assertThat(new Migrations(settings).run()).isZero();
    }
}
