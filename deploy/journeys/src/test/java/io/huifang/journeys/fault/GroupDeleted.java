package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.KafkaBroker;
import io.huifang.local.stack.ServiceProcess;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A group of consumers is deleted with all that the broker knows of it.
 *
 * @param kafka the broker
 * @param group its name
 * @param stopped who is stopped before and started after it; without them its members are thrown
 *     out while they work
 */
public record GroupDeleted(KafkaBroker kafka, String group, List<ServiceProcess> stopped)
        implements Fault {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PACE = Duration.ofMillis(200);
    private static final int ANSWER_SECONDS = 20;

    public GroupDeleted {
        stopped = List.copyOf(stopped);
    }

    /** While they work. */
    public GroupDeleted(KafkaBroker kafka, String group) {
        this(kafka, group, List.of());
    }

    @Override
    public String name() {
        return "group %s deleted, %s".formatted(group, stopped.isEmpty() ? "at work" : "stopped");
    }

    @Override
    public void happen() {
        try (Admin admin = kafka.admin()) {
            if (members(admin) == 0) {
                throw new AssertionError("nobody is in the group " + group);
            }
            stopped.forEach(ServiceProcess::stop);
            await(group + " is deleted")
                    .atMost(PATIENCE)
                    .pollInterval(PACE)
                    .until(() -> isDeleted(admin));
            stopped.forEach(ServiceProcess::start);
            stopped.forEach(ServiceProcess::awaitReady);
            await(group + " has members again")
                    .atMost(PATIENCE)
                    .pollInterval(PACE)
                    .until(() -> members(admin) > 0);
        }
    }

    /** Its members may be back before it is: then they are thrown out once more. */
    private boolean isDeleted(Admin admin) {
        try {
            if (stopped.isEmpty()) {
                answer(
                        admin.removeMembersFromConsumerGroup(
                                        group, new RemoveMembersFromConsumerGroupOptions())
                                .all());
            }
            answer(admin.deleteConsumerGroups(List.of(group)).all());
            return true;
        } catch (ExecutionException refused) {
            // without members and offsets the broker may have forgotten it by itself
            return !stopped.isEmpty() && refused.getCause() instanceof GroupIdNotFoundException;
        }
    }

    private int members(Admin admin) {
        try {
            return answer(admin.describeConsumerGroups(List.of(group)).all())
                    .get(group)
                    .members()
                    .size();
        } catch (ExecutionException unknown) {
            return 0;
        }
    }

    private static <T> T answer(KafkaFuture<T> question) throws ExecutionException {
        try {
            return question.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException silent) {
            throw new IllegalStateException("Kafka does not answer", silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
