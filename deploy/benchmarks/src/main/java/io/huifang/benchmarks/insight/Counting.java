package io.huifang.benchmarks.insight;

import io.huifang.backing.KafkaBroker;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.contract.Topic;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.proof.Course;
import io.huifang.proof.machine.Memory;

import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Survey's streams application at a backlog that was told while it ran. */
final class Counting {
    static final String RECORDS = "insight: records counted";
    static final String FACTS = "insight: facts counted";
    static final String EVENTS = "insight: events counted, with all that follows";
    static final String NUMBERS = "numbers told of a record";
    static final String RESIDENT = "resident at the most, MiB";
    static final String HEAP = "heap in use, MiB";
    static final String STATE = "state on disk, MiB";

    private static final List<Topic> DERIVED = List.of(Topic.ANALYTICS_DECISIONS);
    private static final List<Topic> KPIS = List.of(Topic.ANALYTICS_KPIS);
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final LocalStack stack;
    private final KafkaBroker kafka;
    private final Backlog backlog;
    private final Replica replica;

    Counting(LocalStack stack, Backlog backlog) {
        this.stack = stack;
        this.kafka = stack.kafka();
        this.backlog = backlog;
        this.replica = new Replica(stack);
    }

    /** Tells another backlog and has it counted; what was counted while it was told is left out. */
    Map<String, Figure> drain() throws Exception {
        Map<TopicPartition, Long> derived = Part.ends(kafka, DERIVED);
        Map<TopicPartition, Long> kpis = Part.ends(kafka, KPIS);
        try (Course course = course()) {
            long before = read(course);
            Part told = backlog.tell();
            long left = Math.max(1, told.records() - (read(course) - before));
            ProcessorTime used = processorTime();
            long begun = System.nanoTime();
            Course.until("all is read", PATIENCE, () -> isRead(told, before, course));
            double counted = (course.awaitRest(PATIENCE, this::requireAlive) - begun) / 1e9;
            Figure records = new Figure(left / counted, used.microsPerEvent(left));
            double ofOne = records.value() / told.records();
            long facts =
                    Reading.count(kafka.bootstrap(), Part.since(derived, kafka, DERIVED))
                            + told.records(Topic.ANALYTICS_ATTEMPTS)
                            + told.records(Topic.ANALYTICS_RESPONSES);
            Map<String, Figure> figures = new LinkedHashMap<>();
            figures.put(RECORDS, records);
            figures.put(FACTS, Figure.of(ofOne * facts));
            figures.put(EVENTS, Figure.of(ofOne * told.records(Topic.CALLBACK_DECISIONS)));
            figures.put(NUMBERS, Figure.of(told(kpis) / (double) told.records()));
            figures.putAll(size());
            return figures;
        }
    }

    /** Also while it has not begun nothing is unread, as far as anybody knows. */
    private boolean isRead(Part told, long before, Course course) {
        requireAlive();
        return read(course) - before >= told.records() && course.unread() == 0;
    }

    private void requireAlive() {
        if (!stack.service(Service.SURVEY).isAlive()) {
            throw new IllegalStateException("survey has died");
        }
    }

    private long told(Map<TopicPartition, Long> kpis) throws Exception {
        return Part.since(kpis, kafka, KPIS).records();
    }

    private Map<String, Figure> size() throws Exception {
        Map<String, Figure> size = new LinkedHashMap<>();
        size.put(RESIDENT, Figure.of(Memory.peakMib(stack.service(Service.SURVEY).pid())));
        size.put(HEAP, Figure.of(replica.heapMib()));
        size.put(STATE, Figure.of(replica.stateMib()));
        return size;
    }

    private ProcessorTime processorTime() {
        return ProcessorTime.since(
                Map.of(
                        "survey", stack.service(Service.SURVEY).pid(),
                        "broker", kafka.pid(),
                        "database", stack.postgres().pid()));
    }

    private static long read(Course course) {
        return Backlog.SOURCES.stream().mapToLong(course::read).sum();
    }

    private Course course() {
        return new Course(
                kafka.admin(), Sql.asSuperuser(stack.postgres(), stack.database(Service.SURVEY)));
    }
}
