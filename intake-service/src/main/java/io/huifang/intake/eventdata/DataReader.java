package io.huifang.intake.eventdata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.huifang.contract.Rfc3339;
import io.huifang.contract.field.Money;
import io.huifang.contract.field.StringKind;
import io.huifang.contract.wallet.Contact;
import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.intake.problem.Violations;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Reads an event's data in one pass and checks it against the shape of its type. */
public final class DataReader {
    private static final String DATA = "/data";

    private final JsonParser parser;
    private final Violations violations;
    private final Instant latest;
    private final ValueReader values;

    /**
     * A reader of what the parser stands on.
     *
     * @param latest no instant that has come already can be after it
     */
    public DataReader(JsonParser parser, Violations violations, Instant latest) {
        this.parser = parser;
        this.violations = violations;
        this.latest = latest;
        this.values = new ValueReader(parser, violations);
    }

    /** Reads from the object's first token, which is the current one, to its last. */
    public EventData read(DataShape shape) throws IOException {
        EventData data = new EventData(shape.size());
        int position = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            position++;
            String name = parser.currentName();
            parser.nextToken();
            DataShape.Slot slot = shape.slot(name);
            if (slot != null) {
                readSlot(slot, data);
            } else if (shape.isOpen()) {
                readOpen(name);
            } else {
                values.unknownMember(DATA, position);
            }
        }
        shape.missing(data.present()).forEach(slot -> violations.missing(slot.pointer()));
        if (shape.saysNothing(data.present())) {
            violations.add(DATA, "missing", "at least one of the type's members is required");
        }
        checkAmounts(shape, data);
        checkLimits(shape, data);
        checkPast(shape, data);
        return data;
    }

    private void readSlot(DataShape.Slot slot, EventData data) throws IOException {
        if (slot.name().equals(PersonalData.CONTACT)) {
            data.sawSlot(slot, null);
            data.contact(contact(values.texts(PersonalData.CONTACT_KIND, slot.pointer())));
            return;
        }
        String text = values.read(slot.field().kind(), slot.pointer());
        data.sawSlot(slot, text);
        if (slot.name().equals(PersonalData.NARRATIVE)) {
            data.narrative(text);
        }
    }

    private static Contact contact(Map<String, String> texts) {
        return texts == null
                ? null
                : new Contact(
                        texts.get("phone"),
                        texts.get("name"),
                        texts.get("timeZone"),
                        texts.get("locale"));
    }

    private void checkAmounts(DataShape shape, EventData data) {
        for (DataShape.Slot amount : shape.amounts()) {
            String currencyField = ((StringKind.Amount) amount.field().kind()).currencyField();
            String currency = data.text(shape.slot(currencyField));
            String value = data.text(amount);
            if (value != null && currency != null && !Money.fits(value, currency)) {
                Expectation expectation = Expectation.of(amount.field().kind());
                violations.add(amount.pointer(), expectation.code(), expectation.detail());
            }
        }
    }

    private void checkLimits(DataShape shape, EventData data) {
        for (DataShape.Slot slot : shape.limited()) {
            String value = data.text(slot);
            String highest = data.text(shape.slot(slot.upTo()));
            if (value != null
                    && highest != null
                    && Long.parseLong(value) > Long.parseLong(highest)) {
                violations.add(
                        slot.pointer(), "out-of-range", "this must not exceed " + slot.upTo());
            }
        }
    }

    private void checkPast(DataShape shape, EventData data) {
        for (DataShape.Slot slot : shape.past()) {
            String value = data.text(slot);
            if (value != null && Rfc3339.parse(value).isAfter(latest)) {
                violations.inTheFuture(slot.pointer());
            }
        }
    }

    // Data of a sender's own type: anything, but personal data only where it is looked for, and
    // nothing that reads like what intake itself adds.
    private void readOpen(String name) throws IOException {
        if (name.equals(DerivedFacts.REGION) || name.equals(DerivedFacts.TIME_ZONES)) {
            violations.add(
                    DATA, "reserved-name", "region and timeZones are not for senders to say");
        }
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                checkNestedName(parser.currentName());
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                checkFinite();
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    private void checkNestedName(String name) {
        if (name.equals(PersonalData.CONTACT) || name.equals(PersonalData.NARRATIVE)) {
            violations.add(
                    DATA,
                    "misplaced-personal-data",
                    "contact and narrative may stand only at the top of data");
        }
    }

    private void checkFinite() throws IOException {
        if (!Double.isFinite(parser.getDoubleValue())) {
            violations.add(DATA, "out-of-range", "a number is too large to be read by all");
        }
    }
}
