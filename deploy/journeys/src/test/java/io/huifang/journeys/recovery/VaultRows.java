package io.huifang.journeys.recovery;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.wallet.EventKey;

import java.util.Set;

/**
 * What intake's vault holds, by id.
 *
 * @param intake its database
 */
public record VaultRows(Database intake) {
    private static final String NARRATIVES =
            "SELECT source, event_id FROM vault_narrative WHERE starts_with(customer_id, ?)";

    private static final String KNOWN =
            "SELECT count(DISTINCT customer_id) FROM vault_contact WHERE starts_with(customer_id, ?)";

    /** Events of these customers whose words are sealed. */
    public Set<EventKey> narratives(String prefix) {
        return Set.copyOf(
                Rows.of(
                        intake,
                        NARRATIVES,
                        row -> new EventKey(row.getString(1), row.getString(2)),
                        prefix));
    }

    /** How many of these customers have a contact. */
    public long known(String prefix) {
        return Rows.number(intake, KNOWN, prefix);
    }
}
