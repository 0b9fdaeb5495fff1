package io.huifang.intake.eventdata;

import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.field.StringKind;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to expect in an event's data: the fields of a type of the contract, or for a sender's own
 * type anything. Contact and narrative may be in both, and must where they are the news. Made once;
 * look-ups allocate nothing.
 */
public final class DataShape {
    private static final DataShape OF_SENDERS_OWN = new DataShape(null, List.of());
    private static final DataShape OF_PERSONAL_DATA = new DataShape("personal data", List.of());
    private static final Map<String, DataShape> BY_TYPE =
            WalletEventCatalogue.all().stream()
                    .map(DataShape::new)
                    .collect(Collectors.toUnmodifiableMap(s -> s.type, Function.identity()));

    private final String type;
    private final List<Slot> slots;
    private final List<Slot> amounts;
    private final List<Slot> limited;
    private final List<Slot> past;
    private final Map<String, Slot> byName;
    private final long required;

    /** Of these one at least must be there; 0 when the shape may be empty. */
    private final long oneOf;

    private DataShape(WalletEventShape shape) {
        this(shape.type(), shape.fields(), shape.personalFields(), shape.isNeverEmpty());
    }

    private DataShape(String type, List<FieldShape> fields) {
        this(type, fields, PersonalData.FIELDS, false);
    }

    private DataShape(
            String type, List<FieldShape> fields, List<FieldShape> personal, boolean neverEmpty) {
        this.type = type;
        this.slots = slots(Stream.concat(fields.stream(), personal.stream()));
        this.byName =
                new HashMap<>(
                        slots.stream().collect(Collectors.toMap(Slot::name, Function.identity())));
        this.amounts =
                slots.stream().filter(s -> s.field.kind() instanceof StringKind.Amount).toList();
        this.limited = slots.stream().filter(s -> s.upTo() != null).toList();
        this.past =
                slots.stream()
                        .filter(s -> s.field.kind() instanceof StringKind.Moment m && m.past())
                        .toList();
        this.required = slots.stream().filter(s -> s.field.required()).mapToLong(Slot::bit).sum();
        this.oneOf =
                neverEmpty ? slots.stream().limit(fields.size()).mapToLong(Slot::bit).sum() : 0;
    }

    /**
     * One field and its place.
     *
     * @param index place in the shape, below 64
     * @param field what is expected
     * @param pointer JSON pointer within the event
     */
    record Slot(int index, FieldShape field, String pointer) {
        String name() {
            return field.name();
        }

        long bit() {
            return 1L << index;
        }

        /** Name of the field whose number this one's may not exceed, null when there is none. */
        String upTo() {
            return field.kind() instanceof FieldKind.WholeNumber number ? number.upTo() : null;
        }
    }

    /** The shape of that type's data. */
    public static DataShape of(String type) {
        return BY_TYPE.getOrDefault(type, OF_SENDERS_OWN);
    }

    /** Contact and narrative, and nothing else. */
    public static DataShape ofPersonalData() {
        return OF_PERSONAL_DATA;
    }

    /** Whether members that it does not name may be there. */
    boolean isOpen() {
        return type == null;
    }

    /** The slot of that name, null when there is none. */
    Slot slot(String name) {
        return byName.get(name);
    }

    int size() {
        return slots.size();
    }

    /** The slots with an amount. */
    List<Slot> amounts() {
        return amounts;
    }

    /** The slots whose number may not exceed that of another slot. */
    List<Slot> limited() {
        return limited;
    }

    /** The slots whose instant must have come already. */
    List<Slot> past() {
        return past;
    }

    /** Whether an event of the type needs data at all. */
    public boolean requiresAny() {
        return (required | oneOf) != 0;
    }

    /**
     * Whether there must be one field at least and was none. Personal data is not what the event is
     * about.
     *
     * @param present bits of the slots that were
     */
    boolean saysNothing(long present) {
        return oneOf != 0 && (oneOf & present) == 0;
    }

    /**
     * The required slots that were not there.
     *
     * @param present bits of the slots that were
     */
    List<Slot> missing(long present) {
        if ((required & ~present) == 0) {
            return List.of();
        }
        return slots.stream().filter(s -> (s.bit() & required & ~present) != 0).toList();
    }

    private static List<Slot> slots(Stream<FieldShape> fields) {
        List<Slot> slots = new ArrayList<>();
        fields.forEach(f -> slots.add(new Slot(slots.size(), f, "/data/" + f.name())));
        if (slots.size() > Long.SIZE) {
            throw new IllegalStateException("a shape has more fields than a long has bits");
        }
        return List.copyOf(slots);
    }
}
