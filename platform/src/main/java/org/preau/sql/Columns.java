package org.preau.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How one column of PostgreSQL becomes a value of Java. */
final class Columns {

    /** Reads a column, by its number from 1. */
    interface Column {
        @Nullable Object read(ResultSet rows, int column) throws SQLException;
    }

    private static final ClassValue<Column> BY_TYPE =
            new ClassValue<>() {
                @Override
                protected Column computeValue(Class<?> type) {
                    return make(type);
                }
            };

    private Columns() {}

    /**
     * @throws IllegalArgumentException when no column becomes one
     */
    static Column of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    /** Whether it is a wrapper of the base, such as an identifier, and not a row. */
    static boolean isValueType(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getPackageName().equals("org.preau.base");
    }

    private static Column make(Class<?> type) {
        if (type.isEnum()) {
            return constants(type);
        }
        if (isValueType(type)) {
            return wrapped(type);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> ResultSet::getString;
            case "int" -> ResultSet::getInt;
            case "long" -> ResultSet::getLong;
            case "boolean" -> ResultSet::getBoolean;
            case "[B" -> ResultSet::getBytes;
            case "java.lang.Integer" -> (rows, i) -> unlessNull(rows, rows.getInt(i));
            case "java.lang.Long" -> (rows, i) -> unlessNull(rows, rows.getLong(i));
            case "java.lang.Boolean" -> (rows, i) -> unlessNull(rows, rows.getBoolean(i));
            case "java.util.UUID" -> (rows, i) -> rows.getObject(i, UUID.class);
            case "java.time.LocalDate" -> (rows, i) -> rows.getObject(i, LocalDate.class);
            case "java.time.LocalTime" -> (rows, i) -> rows.getObject(i, LocalTime.class);
            case "java.time.Instant" -> Columns::instant;
            case "java.util.List" -> (rows, i) -> texts(rows.getArray(i));
            default -> throw new IllegalArgumentException("no column becomes a " + type);
        };
    }

    private static @Nullable Object unlessNull(ResultSet rows, Object value) throws SQLException {
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Texts in a row; those of an array of arrays one array after the other. */
    private static List<String> texts(@Nullable Array array) throws SQLException {
        if (array == null) {
            return List.of();
        }
        return switch (array.getArray()) {
            case String[] texts -> List.of(texts);
            case String[][] rows -> Arrays.stream(rows).flatMap(Arrays::stream).toList();
            case Object other -> throw new SQLException("no texts but " + other.getClass());
        };
    }

    private static Column constants(Class<?> type) {
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), constant);
        }
        return (rows, column) -> {
            String name = rows.getString(column);
            Object constant = name == null ? null : byName.get(name);
            if (name != null && constant == null) {
                throw new SQLException(
                        "no constant of " + type.getSimpleName() + " is called " + name);
            }
            return constant;
        };
    }

    private static Column wrapped(Class<?> type) {
        Class<?> inner = type.getRecordComponents()[0].getType();
        MethodHandle make = constructor(type, inner);
        return (rows, column) -> {
            Object value = rows.getObject(column);
            return value == null ? null : made(make, value);
        };
    }

    private static MethodHandle constructor(Class<?> type, Class<?> inner) {
        try {
            return MethodHandles.publicLookup()
                    .unreflectConstructor(type.getConstructor(inner))
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " has no public constructor", e);
        }
    }

    private static Object made(MethodHandle make, Object value) throws SQLException {
        try {
            return make.invokeExact(value);
        } catch (Throwable e) {
            throw new SQLException("a stored value is not of its type", e);
        }
    }
}
