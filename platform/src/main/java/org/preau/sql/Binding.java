package org.preau.sql;

import java.lang.reflect.RecordComponent;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import org.jdbi.v3.core.statement.SqlStatement;
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

    static void bind(SqlStatement<?> statement, String name, @Nullable Object value) {
        switch (value) {
            case null -> statement.bindNull(name, Types.NULL);
            case Enum<?> constant -> statement.bind(name, constant.name().toLowerCase(Locale.ROOT));
            case Instant instant ->
                    statement.bind(name, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            case Collection<?> texts ->
                    statement.bindArray(
                            name, String.class, texts.stream().map(Binding::text).toList());
            case Record wrapped -> bind(statement, name, unwrap(wrapped));
            default -> statement.bind(name, value);
        }
    }

    private static Object text(Object element) {
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
