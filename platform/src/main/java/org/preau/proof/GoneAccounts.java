package org.preau.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.preau.snapshot.ReadRow;
import org.preau.snapshot.Tree;
import org.preau.sql.Database;

/** Accounts that hold an office in a version and were deleted since, with all that was theirs. */
final class GoneAccounts {

    private static final String OFFICES = "people/offices.jsonl";

    private final Database database;

    GoneAccounts(Database database) {
        this.database = database;
    }

    /** Their identifiers. */
    Set<String> in(Tree then) throws IOException {
        if (!then.paths().contains(OFFICES)) {
            return Set.of();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        then.copy(OFFICES, bytes);
        Set<String> named = new HashSet<>();
        for (JsonNode row : ReadRow.lines(bytes.toByteArray())) {
            named.add(row.path("account_id").asText());
        }
        Set<String> there = Set.copyOf(there(named));
        return named.stream().filter(id -> !there.contains(id)).collect(Collectors.toSet());
    }

    private List<String> there(Set<String> named) {
        return database.operator(
                "see which accounts of a version are still there",
                tx ->
                        tx.query(
                                        """
                                        select account_id::text
                                          from account
                                         where account_id::text = any (string_to_array(:named, ','))
                                        """)
                                .bind("named", String.join(",", named))
                                .list(String.class));
    }
}
