package org.preau.operator;

/** The orders in which the console lists associations, and their SQL: a constant each. */
public enum Sort {
    NAME("sort_name, tenant_id"),
    SIZE("used_bytes desc, tenant_id"),
    NEWEST("created_at desc, tenant_id");

    private final String sql;

    Sort(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
