package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Texts of one title, begun at the same moment, run into each other at their address. */
class SameTitleTest {

    private static final int AT_ONCE = 12;
    private static final int EACH = 4;
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");

    private final Set<String> slugs = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Integer> refused = new ConcurrentLinkedQueue<>();

    @Test
    void eachOfThemGetsAnAddressOfItsOwn() throws Exception {
        try (TestServer server = TestServer.start();
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Visitor api =
                    Tokens.of(
                            server.port(), TestPostgres.superuser(server.access()), server.alpha());
            for (int i = 0; i < AT_ONCE; i++) {
                people.execute(() -> write(api.copy()));
            }
            people.shutdown();
            assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(List.copyOf(refused)).isEmpty();
        assertThat(slugs).hasSize(AT_ONCE * EACH);
    }

    private void write(Visitor api) {
        for (int text = 0; text < EACH; text++) {
            var answer =
                    api.json(
                            "POST",
                            "/api/v1/associations/alpha/articles",
                            "{\"title\":\"Compte rendu\"}");
            Matcher slug = SLUG.matcher(answer.body());
            if (answer.statusCode() == 201 && slug.find()) {
                slugs.add(slug.group(1));
            } else {
                refused.add(answer.statusCode());
            }
        }
    }
}
