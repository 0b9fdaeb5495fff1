package io.huifang.proof;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** How far the streams application has read, and how far the table of indicators has. */
public final class Course implements AutoCloseable {
    private static final String APPLICATION = "huifang-insight";
    private static final String STORED =
            "SELECT topic, topic_partition, next_offset FROM stored_offset"
                    + " WHERE consumer_group IN ('survey-kpis', 'survey-evidence', 'survey')";

    /** The end of a transaction at the end of a partition, which nobody reads. */
    private static final long MARK = 1;

    /** Written in transactions, beside the application's inner topics. */
    private static final Set<String> IN_TRANSACTIONS =
            Set.of(Topic.ANALYTICS_DECISIONS.topicName(), Topic.ANALYTICS_KPIS.topicName());

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Longer than changes are gathered and passed on, and a dead replica keeps its partitions. */
    private static final Duration STILL = Duration.ofSeconds(20);

    private static final int PATIENCE_SECONDS = 60;

    private final Admin admin;
    private final Database database;

    /** Both are somebody's place in a partition. */
    private record Places(Map<TopicPartition, Long> application, Map<TopicPartition, Long> table) {
        long left(Map<TopicPartition, Long> ends) {
            return left(application, ends) + left(table, ends);
        }

        private static long left(Map<TopicPartition, Long> of, Map<TopicPartition, Long> ends) {
            return of.entrySet().stream()
                    .mapToLong(
                            it ->
                                    ends.getOrDefault(it.getKey(), 0L)
                                            - it.getValue()
                                            - marks(it.getKey().topic()))
                    .filter(it -> it > 0)
                    .sum();
        }

        private static long marks(String topic) {
            return IN_TRANSACTIONS.contains(topic) || topic.startsWith(APPLICATION) ? MARK : 0;
        }
    }

    public Course(Admin admin, Database database) {
        this.admin = admin;
        this.database = database;
    }

    /** Records of the topic that the application is done with, in transactions that stand. */
    public long read(Topic topic) {
        return application().entrySet().stream()
                .filter(it -> it.getKey().topic().equals(topic.topicName()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Records that the application has not read yet, those of its inner topics among them. */
    public long unread() {
        Places places = places();
        return Places.left(places.application(), ends(places));
    }

    /** Waits until it holds. */
    public static void until(String what, Duration patience, BooleanSupplier holds) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not after " + patience + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /**
     * Waits until everything is read and nothing moves any more.
     *
     * @param watch looked at each time; throws when there is nothing to wait for any more
     * @return when it moved last, as {@link System#nanoTime()}
     */
    public long awaitRest(Duration patience, Runnable watch) {
        long deadline = System.nanoTime() + patience.toNanos();
        long since = System.nanoTime();
        Places last = places();
        while (true) {
            LockSupport.parkNanos(PAUSE.toNanos());
            watch.run();
            Places now = places();
            Map<TopicPartition, Long> ends = ends(now);
            if (!now.equals(last) || now.left(ends) > 0) {
                last = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STILL.toNanos()) {
                return since;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "not after " + patience + ": " + now.left(ends) + " records are left");
            }
        }
    }

    private Places places() {
        return new Places(application(), table());
    }

    private Map<TopicPartition, Long> application() {
        try {
            Map<TopicPartition, Long> places = new HashMap<>();
            admin.listConsumerGroupOffsets(APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .forEach((at, place) -> places.put(at, place == null ? 0 : place.offset()));
            return places;
        } catch (ExecutionException | TimeoutException silent) {
            throw new IllegalStateException("Kafka does not answer", silent);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private Map<TopicPartition, Long> table() {
        Map<TopicPartition, Long> places = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STORED)) {
            while (rows.next()) {
                TopicPartition at = new TopicPartition(rows.getString(1), rows.getInt(2));
                places.merge(at, rows.getLong(3), Math::min);
            }
            return places;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Map<TopicPartition, Long> ends(Places places) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        places.application().keySet().forEach(at -> asked.put(at, OffsetSpec.latest()));
        places.table().keySet().forEach(at -> asked.put(at, OffsetSpec.latest()));
        try {
            return admin
                    .listOffsets(asked)
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().offset()));
        } catch (ExecutionException | TimeoutException silent) {
            throw new IllegalStateException("Kafka does not answer", silent);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", interrupted);
    }

    @Override
    public void close() {
        admin.close();
    }
}
