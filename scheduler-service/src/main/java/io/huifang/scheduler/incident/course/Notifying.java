package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.incident.IncidentNotices.Wish;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.notice.WantedNotice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the customers of incidents are written to now. */
final class Notifying {
    private final IncidentBatch batch;
    private final List<Wish> asked = new ArrayList<>();
    private final Map<Wish, Instant> putOff = new LinkedHashMap<>();

    /**
     * @param batch the tasks that the notices are about
     */
    Notifying(IncidentBatch batch) {
        this.batch = batch;
    }

    /**
     * No notice about a trouble that is over, for all or for this customer. It might end while he
     * sleeps, so nothing is requested before he may be written to.
     */
    void ask(Wish wish) {
        Optional<CallbackTask> task = held(wish);
        Optional<WantedNotice> wanted = task.flatMap(it -> wanted(wish));
        Optional<Instant> morning = wanted.flatMap(it -> morning(it, task.get()));
        if (morning.isPresent()) {
            putOff.put(wish, morning.get());
            return;
        }
        asked.add(wish);
        wanted.ifPresent(it -> batch.ledger().noticeWishes().ofNow(task.get(), it));
    }

    private Optional<CallbackTask> held(Wish wish) {
        return batch.tasks().stream()
                .filter(it -> it.id().equals(wish.callbackId()))
                .filter(CallbackTask::isOpen)
                .findAny();
    }

    private Optional<WantedNotice> wanted(Wish wish) {
        return batch.incidents()
                .task(wish.callbackId())
                .filter(IncidentTask::isHeld)
                .filter(part -> part.incidentId().equals(wish.incidentId()))
                .flatMap(batch.incidents()::noticeOf)
                .map(
                        template ->
                                new WantedNotice(
                                        template,
                                        batch.customers().get(wish.callbackId()),
                                        batch.policy()));
    }

    /** Empty when it is day, and when none comes while his call is of use. */
    private Optional<Instant> morning(WantedNotice wanted, CallbackTask task) {
        Instant now = batch.ledger().now();
        return Optional.ofNullable(wanted.notBefore(now, task.standing().usefulUntil()));
    }

    /** Those that are settled when the answers are known. */
    List<Wish> asked() {
        return asked;
    }

    /** Those that must wait, and until when, UTC. */
    Map<Wish, Instant> putOff() {
        return putOff;
    }
}
