package io.huifang.contract.wallet;

import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.shape.ContactRequired;
import io.huifang.contract.shape.NeverEmpty;
import io.huifang.contract.shape.Subject;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the data of one type of wallet event looks like. Derived from its record, once. */
public final class WalletEventShape {
    private final String type;
    private final Class<? extends Record> data;
    private final FieldKind.Group group;
    private final List<FieldShape> personalFields;
    private final Optional<String> subjectField;

    <T extends Record & WalletEvent> WalletEventShape(String type, Class<T> data) {
        this.type = type;
        this.data = data;
        this.group = new FieldKind.Group(FieldShape.of(data));
        this.personalFields = PersonalData.fields(data.isAnnotationPresent(ContactRequired.class));
        this.subjectField = subjectField(data);
    }

    /** CloudEvents type. */
    public String type() {
        return type;
    }

    /** The record that its data is read into, a {@link WalletEvent}. */
    public Class<? extends Record> data() {
        return data;
    }

    /** The fields of the data, in order, without {@link PersonalData} and {@link DerivedFacts}. */
    public List<FieldShape> fields() {
        return group.fields();
    }

    /**
     * What a sender may add, and intake takes away: the {@link PersonalData}, with the contact
     * required where the event would say nothing without it.
     */
    public List<FieldShape> personalFields() {
        return personalFields;
    }

    /** Whether at least one of the {@link #fields} must be there, although each is optional. */
    public boolean isNeverEmpty() {
        return data.isAnnotationPresent(NeverEmpty.class);
    }

    /** The field of that name, empty for a name that has no place in the data. */
    public Optional<FieldShape> field(String name) {
        return group.field(name);
    }

    /**
     * Name of the field that holds what the event is about, such as {@code refundId}; empty when it
     * is about the customer as a whole. What merges with what is the policy's business.
     */
    public Optional<String> subjectField() {
        return subjectField;
    }

    @Override
    public String toString() {
        return "WalletEventShape[" + type + "]";
    }

    private static Optional<String> subjectField(Class<? extends Record> data) {
        return Arrays.stream(data.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Subject.class))
                .map(RecordComponent::getName)
                .findFirst();
    }
}
