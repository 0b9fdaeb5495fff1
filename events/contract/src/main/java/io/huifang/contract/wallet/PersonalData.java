package io.huifang.contract.wallet;

import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.field.StringKind;

import java.util.List;

/**
 * The two places in an event's data where personal data may stand, in events of every type. Intake
 * moves both into the vault; neither is ever on the log.
 */
public final class PersonalData {
    /** Name of the object that holds a {@link Contact}. */
    public static final String CONTACT = "contact";

    /** Name of the text in the customer's or an agent's own words. */
    public static final String NARRATIVE = "narrative";

    /** Most code points of a narrative. */
    public static final int NARRATIVE_MAX = 4_000;

    /** What {@link #CONTACT} looks like. */
    public static final FieldKind.Group CONTACT_KIND =
            new FieldKind.Group(FieldShape.of(Contact.class));

    /** What {@link #NARRATIVE} looks like. */
    public static final StringKind.Prose NARRATIVE_KIND = new StringKind.Prose(NARRATIVE_MAX);

    /** Both, as fields that any event's data may have. */
    public static final List<FieldShape> FIELDS = fields(false);

    private PersonalData() {}

    static List<FieldShape> fields(boolean contactRequired) {
        return List.of(
                new FieldShape(CONTACT, contactRequired, CONTACT_KIND),
                new FieldShape(NARRATIVE, false, NARRATIVE_KIND));
    }
}
