package io.huifang.scheduler.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which tasks a transaction knows of a customer. */
@Tag("R78")
class KnownTasksTest {
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private final Map<UUID, CallbackTask> tasks = new HashMap<>();
    private final KnownTasks known = new KnownTasks(tasks);

    @Test
    void areHisAndNobodyElses() {
        CallbackTask his = put("c-1");
        put("c-2");

        assertThat(known.of("c-1")).containsExactly(his);
        assertThat(known.of("c-3")).isEmpty();
    }

    @Test
    void areAlsoThoseThatCameSince() {
        CallbackTask first = put("c-1");
        assertThat(known.of("c-1")).containsExactly(first);

        CallbackTask elsewhere = put("c-1");
        CallbackTask here = task("c-1");
        known.add(here);

        assertThat(known.of("c-1")).containsExactlyInAnyOrder(first, elsewhere, here);
        assertThat(tasks).containsValue(here);
    }

    @Test
    void areNotThoseThatWereForgotten() {
        CallbackTask one = put("c-1");
        put("c-1");
        assertThat(known.of("c-1")).hasSize(2);

        tasks.remove(one.id());

        assertThat(known.of("c-1")).hasSize(1).doesNotContain(one);
    }

    private CallbackTask put(String customerId) {
        CallbackTask task = task(customerId);
        tasks.put(task.id(), task);
        return task;
    }

    private static CallbackTask task(String customerId) {
        UUID id = UUID.randomUUID();
        Matter matter =
                new Matter(id, id, null, customerId, "how-to", "", null, NOON, NOON, 1, null);
        return CallbackTask.of(
                matter, Standing.waiting(NOON, NOON.plus(Duration.ofDays(1)), NOON, 60));
    }
}
