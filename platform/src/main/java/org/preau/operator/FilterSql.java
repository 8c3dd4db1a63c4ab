package org.preau.operator;

import java.util.List;
import org.preau.sql.Query;

/**
 * A filter of the console's list as SQL. Only what was asked stands in the statement: conditions
 * that let everything through make PostgreSQL expect few rows once a plan serves any values, and
 * sort ten thousand associations to show fifty.
 */
record FilterSql(Filter filter, List<String> patterns) {

    private static final String ALL =
            """
             where kind = 'association'
            """;
    private static final String STATE =
            """
               and state = :state
            """;
    private static final String SECTOR =
            """
               and sector = :sector
            """;
    private static final String SIZE =
            """
               and used_bytes >= :least
               and used_bytes < :below
               and used_bytes >= quota_bytes * cast(:share as float)
            """;
    private static final String PERSON =
            """
               and tenant_id in (select m.tenant_id
                                   from membership m
                                   join account a on a.account_id = m.account_id
                                  where a.email = :person)
            """;

    /** A word each. In brackets of its own a pattern is worked out once, not once a row. */
    private static final List<String> WORDS =
            List.of(
                    """
                       and words like (select '%' || plain(cast(:one as text)) || '%')
                    """,
                    """
                       and words like (select '%' || plain(cast(:two as text)) || '%')
                    """,
                    """
                       and words like (select '%' || plain(cast(:three as text)) || '%')
                    """);

    private static final List<String> NAMES = List.of("one", "two", "three");

    static FilterSql of(Filter filter) {
        return new FilterSql(filter, filter.person().isPresent() ? List.of() : filter.patterns());
    }

    /** The conditions, with their {@code where}. */
    String where() {
        return ALL
                + (filter.state() == null ? "" : STATE)
                + (filter.sector() == null ? "" : SECTOR)
                + (filter.size() == null ? "" : SIZE)
                + (filter.person().isPresent() ? PERSON : "")
                + String.join("", WORDS.subList(0, patterns.size()));
    }

    /** Gives {@code query}, which holds {@link #where()}, its values. */
    Query bind(Query query) {
        Query bound = query;
        if (filter.state() != null) {
            bound = bound.bind("state", filter.state());
        }
        if (filter.sector() != null) {
            bound = bound.bind("sector", filter.sector());
        }
        SizeBand size = filter.size();
        if (size != null) {
            bound =
                    bound.bind("least", size.least())
                            .bind("below", size.below())
                            .bind("share", size.share());
        }
        if (filter.person().isPresent()) {
            bound = bound.bind("person", filter.person().get());
        }
        for (int i = 0; i < patterns.size(); i++) {
            bound = bound.bind(NAMES.get(i), patterns.get(i));
        }
        return bound;
    }
}
