package io.huifang.contract.field;

import io.huifang.contract.shape.Optional;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * One field of a JSON object.
 *
 * @param name its name
 * @param required whether it must be there. JSON null never stands for an absent field: it is wrong
 * @param kind what its value looks like
 */
public record FieldShape(String name, boolean required, FieldKind kind) {

    /**
     * The fields of a record, in the order of its components. Uses reflection: ask once and keep
     * the answer.
     *
     * @throws IllegalArgumentException when a component has a type that has no place in JSON here
     */
    public static List<FieldShape> of(Class<? extends Record> data) {
        return Arrays.stream(data.getRecordComponents()).map(FieldShape::of).toList();
    }

    private static FieldShape of(RecordComponent component) {
        boolean optional = component.isAnnotationPresent(Optional.class);
        if (optional && component.getType().isPrimitive()) {
            throw new IllegalArgumentException(component + " is optional but cannot be null");
        }
        return new FieldShape(component.getName(), !optional, ComponentKind.of(component));
    }
}
