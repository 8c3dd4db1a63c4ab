package org.preau.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows of PostgreSQL become values of Java: a record by the names of its components, anything
 * else from the first column. What can be known of a type is found out once.
 */
final class Rows {

    /** Makes a value of the row at which the rows stand. */
    interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * A record's way from columns to constructor.
     *
     * @param places of the components, by the names of their columns
     * @param nullable whether a column may be absent altogether
     * @param make takes all components in one array
     */
    private record Shape(
            Map<String, Integer> places,
            Columns.Column[] columns,
            boolean[] nullable,
            MethodHandle make) {}

    private static final ClassValue<Shape> SHAPES =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return shape(type);
                }
            };

    /** To ask a class for its components makes all of them anew, each time. */
    private static final ClassValue<Boolean> HAS_SHAPE =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return type.isRecord() && !Columns.isValueType(type);
                }
            };

    private Rows() {}

    /** The reader of values of {@code type}, for the columns that {@code rows} have. */
    // A record's constructor and its type's column make a T; a column that is null is null, and
    // whoever wrote the statement knows it.
    @SuppressWarnings({"unchecked", "NullAway"})
    static <T> Reader<T> reader(Class<T> type, ResultSet rows) throws SQLException {
        if (HAS_SHAPE.get(type)) {
            Shape shape = SHAPES.get(type);
            int[] numbers = numbers(type, shape, rows.getMetaData());
            return row -> (T) record(shape, numbers, row);
        }
        Columns.Column column = Columns.of(type);
        return row -> (T) column.read(row, 1);
    }

    /** The column of each component; 0 for one that is not there and may be null. */
    private static int[] numbers(Class<?> type, Shape shape, ResultSetMetaData columns)
            throws SQLException {
        int[] numbers = new int[shape.columns().length];
        for (int i = columns.getColumnCount(); i > 0; i--) {
            Integer place = shape.places().get(columns.getColumnLabel(i));
            if (place != null) {
                numbers[place] = i;
            }
        }
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == 0 && !shape.nullable()[i]) {
                throw new IllegalStateException(
                        "no column for " + type.getRecordComponents()[i] + " of " + type);
            }
        }
        return numbers;
    }

    private static Object record(Shape shape, int[] numbers, ResultSet rows) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] > 0) {
                values[i] = shape.columns()[i].read(rows, numbers[i]);
            }
        }
        try {
            return shape.make().invokeExact(values);
        } catch (Throwable e) {
            throw new SQLException("a stored row is not of its type", e);
        }
    }

    private static Shape shape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Map<String, Integer> places = new HashMap<>();
        Columns.Column[] columns = new Columns.Column[components.length];
        boolean[] nullable = new boolean[components.length];
        for (int i = 0; i < components.length; i++) {
            places.put(snakeCase(components[i].getName()), i);
            columns[i] = Columns.of(components[i].getType());
            nullable[i] = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
        return new Shape(places, columns, nullable, constructor(type, components));
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            Constructor<?> canonical =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            // Rows are private to whoever reads them.
            canonical.setAccessible(true);
            MethodHandle make = MethodHandles.lookup().unreflectConstructor(canonical);
            return make.asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be made", e);
        }
    }

    /**
     * {@code nextPublication} is {@code next_publication}, {@code logoSha256} is {@code
     * logo_sha256}.
     */
    private static String snakeCase(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                out.append('_');
            }
            out.append(c);
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
