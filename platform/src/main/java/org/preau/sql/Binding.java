package org.preau.sql;

import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values of Java go into a statement. */
final class Binding {

    private static final ClassValue<RecordComponent> ONLY_COMPONENT =
            new ClassValue<>() {
                @Override
                protected RecordComponent computeValue(Class<?> type) {
                    RecordComponent[] components = type.getRecordComponents();
                    if (components == null || components.length != 1) {
                        throw new IllegalArgumentException(type + " is no value type");
                    }
                    return components[0];
                }
            };

    private Binding() {}

    /**
     * @param place of the question mark, from 1
     */
    static void bind(PreparedStatement statement, int place, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case String text -> statement.setString(place, text);
            case Enum<?> constant -> statement.setString(place, text(constant));
            case Instant instant ->
                    statement.setObject(place, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            case Collection<?> texts ->
                    statement.setArray(
                            place,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "text", texts.stream().map(Binding::text).toArray()));
            case Record wrapped -> bind(statement, place, unwrap(wrapped));
            default -> statement.setObject(place, value);
        }
    }

    private static String text(Object element) {
        return switch (element) {
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            default -> element.toString();
        };
    }

    private static @Nullable Object unwrap(Record value) {
        try {
            return ONLY_COMPONENT.get(value.getClass()).getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(value.getClass() + " cannot be read", e);
        }
    }
}
