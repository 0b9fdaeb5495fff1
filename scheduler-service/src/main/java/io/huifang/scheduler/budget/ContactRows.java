package io.huifang.scheduler.budget;

import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.rows.Cells;

/** Rows of {@code contact_entry} as the domain's values. The columns and the reader go together. */
public final class ContactRows {
    public static final String COLUMNS =
            """
            customer_id, entry_id, kind, state, protects, entered_at, at, callback_id,
            entered_by, request_hash
            """;

    private ContactRows() {}

    /** A row of {@link #COLUMNS}. */
    public static ContactEntry entry(Cells cells) {
        return new ContactEntry(
                cells.text(),
                cells.uuid(),
                cells.named(ContactKind::valueOf),
                cells.named(ContactEntry.State::valueOf),
                cells.bool(),
                cells.instant(),
                cells.instant(),
                cells.uuid(),
                cells.text(),
                cells.uuid());
    }
}
