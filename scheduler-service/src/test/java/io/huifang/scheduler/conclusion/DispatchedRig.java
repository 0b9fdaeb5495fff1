package io.huifang.scheduler.conclusion;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.Tables;

import org.junit.jupiter.api.BeforeEach;

import java.util.List;
import java.util.Map;

/** An attempt that the survey side has, and what is stored of it. */
abstract class DispatchedRig {
    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    String dispatched() {
        Event event = Event.refundDelayed();
        Log.send(event);
        eventually(() -> assertThat(attempts(event.customerId())).hasSize(1));
        return event.customerId();
    }

    Map<String, Object> attempt(String customer) {
        return attempts(customer).get(0);
    }

    List<Map<String, Object>> attempts(String customer) {
        return tables.rows(
                "SELECT a.* FROM callback_attempt a JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ? ORDER BY t.created_at, a.number",
                customer);
    }
}
