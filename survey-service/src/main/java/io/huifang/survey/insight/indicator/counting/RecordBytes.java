package io.huifang.survey.insight.indicator.counting;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Flat records in few bytes, a tenth of the time that JSON takes. Each component stands under the
 * hash of its name and with what kind of value it is, so that another release may have components
 * more or less: those that are not known are passed over, those that are missing are null, 0 or
 * false.
 */
final class RecordBytes<T extends Record> {
    private static final int NUMBER = 0;
    private static final int TEXT = 1;
    private static final int ID = 2;
    private static final int INSTANT = 3;

    private final RecordComponent[] components;
    private final Method[] accessors;
    private final Map<Long, Integer> places = new HashMap<>();
    private final Constructor<T> constructor;

    RecordBytes(Class<T> type) {
        this.components = type.getRecordComponents();
        this.accessors =
                Stream.of(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        for (int i = 0; i < components.length; i++) {
            if (places.put(hash(components[i]), i) != null) {
                throw new IllegalArgumentException("names of one hash in " + type.getName());
            }
        }
        try {
            this.constructor =
                    type.getDeclaredConstructor(
                            Stream.of(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long hash(RecordComponent component) {
        return component.getName().hashCode();
    }

    void write(T record, CompactWriter out) {
        Object[] values = values(record);
        out.number(Stream.of(values).filter(value -> value != null).count());
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                out.number(hash(components[i]));
                writeValue(values[i], out);
            }
        }
    }

    private Object[] values(T record) {
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = accessors[i].invoke(record);
            }
            return values;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void writeValue(Object value, CompactWriter out) {
        if (value instanceof UUID id) {
            out.number(ID).id(id);
        } else if (value instanceof Instant at) {
            out.number(INSTANT).number(at.getEpochSecond()).number(at.getNano());
        } else if (value instanceof Number number) {
            out.number(NUMBER).number(number.longValue());
        } else if (value instanceof Boolean flag) {
            out.number(NUMBER).number(flag ? 1 : 0);
        } else if (value instanceof Enum<?> code) {
            out.number(TEXT).text(code.name());
        } else if (value instanceof String text) {
            out.number(TEXT).text(text);
        } else {
            throw new IllegalArgumentException("no flat record");
        }
    }

    T read(CompactReader in) {
        Object[] values = new Object[components.length];
        for (long left = in.number(); left > 0; left--) {
            Integer place = places.get(in.number());
            Object value = value(in);
            if (place != null) {
                values[place] = as(components[place].getType(), value);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && components[i].getType().isPrimitive()) {
                values[i] = as(components[i].getType(), 0L);
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException another) {
            throw new IllegalStateException("no such record any more", another);
        }
    }

    private static Object value(CompactReader in) {
        int kind = (int) in.number();
        return switch (kind) {
            case NUMBER -> in.number();
            case TEXT -> in.text();
            case ID -> in.id();
            case INSTANT -> Instant.ofEpochSecond(in.number(), in.number());
            default -> throw new IllegalStateException("no kind of value");
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object as(Class<?> type, Object value) {
        if (type == boolean.class || type == Boolean.class) {
            return (Long) value != 0;
        }
        if (type == int.class || type == Integer.class) {
            return ((Long) value).intValue();
        }
        return type.isEnum() ? Enum.valueOf((Class) type, (String) value) : value;
    }
}
