package io.huifang.scheduler.followup;

import io.huifang.scheduler.callback.CallbackTask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The tasks that a transaction knows, by customer: whoever asks for each of thousands of attempts
 * about one customer's tasks must not look at those of all.
 */
public final class KnownTasks {
    private final Map<UUID, CallbackTask> tasks;
    private final Map<String, List<UUID>> ofCustomers = new HashMap<>();
    private int indexed;

    /**
     * @param tasks by id; whoever adds some elsewhere makes all be looked at once more
     */
    KnownTasks(Map<UUID, CallbackTask> tasks) {
        this.tasks = tasks;
    }

    /** All of a customer's, open or not, in no order. */
    public Stream<CallbackTask> of(String customerId) {
        if (indexed != tasks.size()) indexAll();
        return ofCustomers.getOrDefault(customerId, List.of()).stream()
                .map(tasks::get)
                .filter(Objects::nonNull)
                .toList()
                .stream();
    }

    void add(CallbackTask task) {
        if (indexed != tasks.size()) indexAll();
        if (tasks.put(task.id(), task) == null) index(task);
    }

    private void indexAll() {
        ofCustomers.clear();
        indexed = 0;
        tasks.values().forEach(this::index);
    }

    private void index(CallbackTask task) {
        ofCustomers
                .computeIfAbsent(task.matter().customerId(), id -> new ArrayList<>())
                .add(task.id());
        indexed++;
    }
}
