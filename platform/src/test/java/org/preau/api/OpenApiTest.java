package org.preau.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.main.Wiring;
import org.preau.testing.TestServer;
import org.preau.text.Json;
import org.preau.web.Route;

/** The OpenAPI document says what the route table has, all of it and nothing else. */
class OpenApiTest {

    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start();
        document =
                Json.tree(
                        server.portal()
                                .get("/api/v1/openapi.json")
                                .body()
                                .getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRouteOfTheApiIsInItAndNothingElse() {
        Set<String> said = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .fieldNames()
                                .forEachRemaining(method ->
                                        said.add(
                                                method.toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey())));
        Set<String> there = new TreeSet<>();
        for (Route route : Wiring.routes(server.house())) {
            if (route.isApi()) {
                there.add(route.method() + " " + route.path());
            }
        }

        assertThat(said).isEqualTo(there).hasSizeGreaterThan(40);
    }

    @Test
    void operationsHaveNamesOfTheirOwnAndReferencesLeadSomewhere() {
        List<String> names = new ArrayList<>();
        operations().forEach(operation -> names.add(operation.path("operationId").asText()));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z]+"));

        List<String> references =
                document.findValues("$ref").stream().map(JsonNode::asText).toList();
        assertThat(references).isNotEmpty();
        for (String reference : references) {
            assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
        }
    }

    @Test
    void everyOperationSaysItsPathPartsItsAnswerItsProblemsAndItsToken() {
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method -> whole(path.getKey(), method.getValue())));
    }

    private static void whole(String path, JsonNode operation) {
        Set<String> parts = new TreeSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> {
                    assertThat(parameter.path("schema").isObject()).as(path).isTrue();
                    if (parameter.path("in").asText().equals("path")) {
                        assertThat(parameter.path("required").asBoolean()).isTrue();
                        parts.add("{" + parameter.path("name").asText() + "}");
                    }
                });
        assertThat(parts)
                .as(path)
                .containsExactlyInAnyOrderElementsOf(
                        java.util.regex.Pattern.compile("\\{\\w+}")
                                .matcher(path)
                                .results()
                                .map(java.util.regex.MatchResult::group)
                                .collect(Collectors.toCollection(TreeSet::new)));
        JsonNode responses = operation.path("responses");
        assertThat(responses.path("default").path("content").has("application/problem+json"))
                .as(path)
                .isTrue();
        assertThat(responses.size()).as(path).isEqualTo(2);
        assertThat(operation.path("security").isArray()).as(path).isTrue();
        assertThat(operation.path("summary").asText()).as(path).endsWith(".");
    }

    @Test
    void theSameTableGivesTheSameBytes() {
        List<Route> routes = Wiring.routes(server.house());
        List<Route> turned = new ArrayList<>(routes);
        java.util.Collections.reverse(turned);

        assertThat(Json.text(OpenApi.of(turned))).isEqualTo(Json.text(OpenApi.of(routes)));
    }

    @Test
    void whatMayBeMissingIsNotRequired() {
        JsonNode association = document.at("/components/schemas/AssociationsNewOne");

        assertThat(association.path("required"))
                .extracting(JsonNode::asText)
                .containsExactly("name");
        assertThat(association.at("/properties/sector/anyOf/0/format").asText()).isEqualTo("int32");
    }

    @Test
    void thePagesForPeopleListEveryOperation() {
        String contents = server.portal().get("/api").body();

        operations()
                .forEach(operation -> {
                    String page = "/api/" + operation.at("/tags/0").asText();
                    assertThat(contents).contains("href=\"" + page + "\"");
                    assertThat(server.portal().get(page).body())
                            .contains("id=\"" + operation.path("operationId").asText() + "\"");
                });
    }

    @Test
    void aChapterThatIsNotThereIsNotFound() {
        assertThat(server.portal().get("/api/nulle-part").statusCode()).isEqualTo(404);
        assertThat(server.portal().get("/api/v1").statusCode()).isEqualTo(404);
    }

    private static List<JsonNode> operations() {
        List<JsonNode> all = new ArrayList<>();
        document.path("paths").forEach(path -> path.forEach(all::add));
        return all;
    }
}
