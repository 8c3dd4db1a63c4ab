package org.preau.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** How rows of PostgreSQL become values of Java: records, value types, enums, instants, lists. */
final class Rows {

    private Rows() {}

    static Jdbi teach(Jdbi jdbi) {
        jdbi.registerColumnMapper(Instant.class, (rows, column, context) -> instant(rows, column));
        jdbi.registerColumnMapper((ColumnMapperFactory) (type, config) -> columnMapper(type));
        jdbi.registerRowMapper((RowMapperFactory) (type, config) -> rowMapper(type));
        return jdbi;
    }

    private static Optional<RowMapper<?>> rowMapper(Type type) {
        Class<?> raw = GenericTypes.getErasedType(type);
        return raw.isRecord() && !isValueType(raw)
                ? Optional.of(ConstructorMapper.of(raw))
                : Optional.empty();
    }

    private static Optional<ColumnMapper<?>> columnMapper(Type type) {
        Class<?> raw = GenericTypes.getErasedType(type);
        if (raw.isEnum()) {
            return Optional.of((rows, column, context) -> constant(raw, rows.getString(column)));
        }
        if (raw == List.class) {
            return Optional.of((rows, column, context) -> texts(rows.getArray(column)));
        }
        return isValueType(raw) ? Optional.of(valueMapper(raw)) : Optional.empty();
    }

    private static boolean isValueType(Class<?> raw) {
        return raw.isRecord()
                && raw.getRecordComponents().length == 1
                && raw.getPackageName().equals("org.preau.base");
    }

    private static ColumnMapper<?> valueMapper(Class<?> raw) {
        Class<?> inner = raw.getRecordComponents()[0].getType();
        MethodHandle make = constructor(raw, inner);
        return (rows, column, context) -> {
            Object value = rows.getObject(column);
            return value == null ? null : made(make, value);
        };
    }

    private static MethodHandle constructor(Class<?> raw, Class<?> inner) {
        try {
            return MethodHandles.publicLookup()
                    .unreflectConstructor(raw.getConstructor(inner))
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(raw + " has no public constructor", e);
        }
    }

    private static Object made(MethodHandle make, Object value) throws SQLException {
        try {
            return make.invokeExact(value);
        } catch (Throwable e) {
            throw new SQLException("a stored value is not of its type", e);
        }
    }

    private static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Object constant(Class<?> raw, @Nullable String name)
            throws SQLException {
        if (name == null) {
            return null;
        }
        for (Object constant : raw.getEnumConstants()) {
            if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(name)) {
                return constant;
            }
        }
        throw new SQLException("no constant of " + raw.getSimpleName() + " is called " + name);
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
