package org.preau.render;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record class and how to read them; made once for each class, dropped with it.
 */
final class RecordShape {
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return new RecordShape(type);
                }
            };

    private final Map<String, MethodHandle> components = new HashMap<>();

    private RecordShape(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(Frame.NAME)) {
                throw new IllegalStateException(
                        type + " may not call a component \"frame\": templates know @frame");
            }
            components.put(component.getName(), handle(component.getAccessor()));
        }
    }

    static RecordShape of(Object model) {
        return SHAPES.get(model.getClass());
    }

    boolean has(String name) {
        return components.containsKey(name);
    }

    /** The value of a component that exists. */
    @Nullable Object read(Object model, String name) {
        MethodHandle handle = components.get(name);
        if (handle == null) {
            throw new IllegalArgumentException(model.getClass() + " has no component " + name);
        }
        try {
            return (@Nullable Object) handle.invokeExact(model);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot read " + name + " of " + model.getClass(), e);
        }
    }

    private static MethodHandle handle(Method accessor) {
        try {
            // View records are package-private; their accessors are opened to this package alone.
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor).asType(GETTER);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot open " + accessor, e);
        }
    }
}
