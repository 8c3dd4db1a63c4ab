package org.preau.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas (2020-12, as OpenAPI 3.1 has them) of the records that the API reads and writes, by
 * reflection: what Jackson would make of them, no more.
 */
final class Schemas {

    private final Map<String, Class<?>> named = new TreeMap<>();
    private final Map<String, Object> schemas = new TreeMap<>();

    /** The schema of a type: inline for what is simple, a reference for a record. */
    Map<String, Object> of(Type type) {
        return switch (type) {
            case Class<?> raw when raw.isRecord() -> reference(raw);
            case Class<?> raw -> simple(raw);
            case ParameterizedType generic when generic.getRawType() == List.class ->
                    Map.of("type", "array", "items", of(generic.getActualTypeArguments()[0]));
            case ParameterizedType generic when generic.getRawType() == Map.class ->
                    Map.of(
                            "type",
                            "object",
                            "additionalProperties",
                            of(generic.getActualTypeArguments()[1]));
            default -> Map.of();
        };
    }

    /** A page of a list: the items, and whatever tells how to go on. */
    Map<String, Object> page(Class<?> item) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("items", Map.of("type", "array", "items", of(item)));
        properties.put("page", described("integer", "From 1; where lists are numbered."));
        properties.put("pages", described("integer", "How many pages there are."));
        properties.put("total", described("integer", "How many items all pages have."));
        properties.put("next", described("string", "The address of what follows, if any does."));
        return object(properties, List.of("items"));
    }

    /** All records met so far, by name, in the order of their names. */
    Map<String, Object> all() {
        return schemas;
    }

    /** Jackson writes constants by their names and reads them in any case. */
    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    private Map<String, Object> reference(Class<?> record) {
        String name = name(record);
        Class<?> before = named.putIfAbsent(name, record);
        if (before == null) {
            schemas.put(name, record(record));
        } else if (before != record) {
            throw new IllegalStateException("two records are called " + name);
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** Its simple name; two records that share one are told apart by what encloses them. */
    private String name(Class<?> record) {
        Class<?> enclosing = record.getEnclosingClass();
        String simple = record.getSimpleName();
        return enclosing == null
                ? simple
                : enclosing.getSimpleName().replaceAll("Api$", "") + simple;
    }

    private Map<String, Object> record(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Map<String, Object> schema = of(component.getGenericType());
            properties.put(component.getName(), nullable ? nullable(schema) : schema);
            if (!nullable) {
                required.add(component.getName());
            }
        }
        return object(properties, required);
    }

    private static Map<String, Object> object(
            Map<String, Object> properties, List<String> required) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private static Map<String, Object> nullable(Map<String, Object> schema) {
        return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private static Map<String, Object> described(String type, String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put("description", description);
        return schema;
    }

    private static Map<String, Object> simple(Class<?> type) {
        if (type.isEnum()) {
            return typed("string", "enum", constants(type));
        }
        return switch (type.getName()) {
            case "java.lang.String" -> Map.of("type", "string");
            case "boolean", "java.lang.Boolean" -> Map.of("type", "boolean");
            case "int", "java.lang.Integer", "short", "java.lang.Short" ->
                    typed("integer", "format", "int32");
            case "long", "java.lang.Long" -> typed("integer", "format", "int64");
            case "double", "java.lang.Double", "float", "java.lang.Float" ->
                    typed("number", "format", "double");
            case "java.util.UUID" -> typed("string", "format", "uuid");
            case "java.time.Instant" -> typed("string", "format", "date-time");
            case "java.time.LocalDate" -> typed("string", "format", "date");
            case "java.net.URI" -> typed("string", "format", "uri");
            default -> Map.of();
        };
    }

    private static Map<String, Object> typed(String type, String more, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put(more, value);
        return schema;
    }
}
