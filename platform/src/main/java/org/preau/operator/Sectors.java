package org.preau.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.preau.sql.OperatorTx;
import org.preau.text.Json;
import org.preau.text.Message;

/** The names of the area's sectors, from the portal's settings; a number where none was given. */
final class Sectors {

    private static final int COUNT = 6;

    private Sectors() {}

    /** Seven names: of no sector, then of sectors 1 to 6. */
    static List<Message> names(OperatorTx tx) {
        String home =
                tx.query(
                                """
                                select s.home::text
                                  from site s
                                  join tenant t on t.tenant_id = s.tenant_id
                                 where t.kind = 'portal'
                                """)
                        .first(String.class)
                        .orElse("{}");
        List<Message> names = new ArrayList<>();
        names.add(Message.of("operator.sector.none"));
        JsonNode given = tree(home).path("sectors");
        for (int number = 1; number <= COUNT; number++) {
            String name = given.path(number - 1).asText("");
            names.add(
                    name.isEmpty()
                            ? Message.of("operator.sector", "number", number)
                            : Message.plain(name));
        }
        return List.copyOf(names);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("the database keeps JSON only", e);
        }
    }
}
