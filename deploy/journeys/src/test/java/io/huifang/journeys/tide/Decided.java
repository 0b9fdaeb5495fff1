package io.huifang.journeys.tide;

import io.huifang.backing.Database;
import io.huifang.journeys.wallet.EventKey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Which of the tide's events have a decision.
 *
 * @param once the numbers of those that have one or more
 * @param twice the numbers of those that have more than one
 * @param strangers decisions about the tide's customers that no event of the tide has asked for
 */
public record Decided(BitSet once, BitSet twice, long strangers) {
    private static final String DECISIONS =
            "SELECT source, id FROM decision WHERE starts_with(customer_id, ?)";

    /** Rows that are in memory at a time. */
    private static final int AT_ONCE = 10_000;

    /** Reads all decisions about the tide's customers, and keeps two bits of each. */
    public static Decided read(Database scheduler, TideScript script) {
        try (Connection connection = scheduler.connect();
                PreparedStatement statement = connection.prepareStatement(DECISIONS)) {
            connection.setAutoCommit(false); // else the driver reads all of them at once
            statement.setFetchSize(AT_ONCE);
            statement.setString(1, script.prefix());
            try (ResultSet rows = statement.executeQuery()) {
                return of(rows, script);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot read " + scheduler, refused);
        }
    }

    private static Decided of(ResultSet rows, TideScript script) throws SQLException {
        BitSet once = new BitSet();
        BitSet twice = new BitSet();
        long strangers = 0;
        while (rows.next()) {
            OptionalInt number =
                    script.number(new EventKey(rows.getString("source"), rows.getString("id")));
            if (number.isEmpty()) {
                strangers++;
            } else if (once.get(number.getAsInt())) {
                twice.set(number.getAsInt());
            } else {
                once.set(number.getAsInt());
            }
        }
        return new Decided(once, twice, strangers);
    }
}
