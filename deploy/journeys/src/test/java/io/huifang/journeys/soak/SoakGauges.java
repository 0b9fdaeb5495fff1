package io.huifang.journeys.soak;

import io.huifang.backing.Database;
import io.huifang.journeys.desk.Desk;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.metric.Samples;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.tide.Tide;
import io.huifang.journeys.tide.TideBooks;
import io.huifang.journeys.visitor.Arrivals;
import io.huifang.journeys.visitor.Visitors;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackPart;
import io.huifang.proof.machine.Memory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a soak is watched by.
 *
 * @param rig the stack
 * @param tide the load
 * @param visitors customers to be called at once
 * @param desk agents
 */
public record SoakGauges(Rig rig, Tide tide, Visitors visitors, Desk desk) {
    static final String RESIDENT = "memory of ";
    static final String LIVE = "heap of ";
    static final String ACCEPTED_P50 = "202 p50";
    static final String ACCEPTED_P99 = "202 p99";
    static final String CLAIMABLE_P50 = "claimable p50";
    static final String CLAIMABLE_P99 = "claimable p99";
    static final String UNREAD = "records unread";
    static final String UNTOLD = "facts untold";
    static final String DATABASES = "disk of databases";
    static final String BROKERS = "disk of brokers";
    static final String OUTBOXES = "disk of outboxes";
    static final String ACCEPTED = "count of accepted";
    static final String POSTPONED = "count of postponed";
    static final String UNANSWERED = "count of unanswered";
    static final String UNSENT = "count of unsent";
    static final String CONCLUDED = "count of concluded";

    private static final double MIB = 1 << 20;
    private static final String DATABASE_SIZE =
            "SELECT sum(pg_database_size(datname)) FROM pg_database WHERE datallowconn";
    private static final String OUTBOX_SIZE = "SELECT pg_total_relation_size('outbox')";
    private static final String OUTBOX_ROWS = "SELECT count(*) FROM outbox";

    /** All of them. */
    public List<Gauge> all() {
        List<Gauge> gauges = new ArrayList<>(memory());
        gauges.add(new Gauge(List.of(ACCEPTED_P50, ACCEPTED_P99), this::untilAccepted));
        gauges.add(new Gauge(List.of(CLAIMABLE_P50, CLAIMABLE_P99), this::untilClaimable));
        gauges.add(Gauge.of(UNREAD, () -> rig.quiet().unreadRecords()));
        gauges.add(Gauge.of(UNTOLD, () -> inEach(OUTBOX_ROWS)));
        gauges.add(Gauge.of(DATABASES, this::databases));
        gauges.add(Gauge.of(BROKERS, () -> LogBytes.below(rig.stack().home().kafka()) / MIB));
        gauges.add(Gauge.of(OUTBOXES, () -> inEach(OUTBOX_SIZE) / MIB));
        gauges.add(new Gauge(List.of(ACCEPTED, POSTPONED, UNANSWERED, UNSENT), this::counts));
        gauges.add(Gauge.of(CONCLUDED, desk::done));
        return gauges;
    }

    /**
     * Resident memory of services and brokers, and what is left of services' heaps after a
     * collection; PostgreSQL's processes share theirs, of which the kernel tells no sum.
     */
    private List<Gauge> memory() {
        List<Gauge> gauges = new ArrayList<>();
        for (StackPart part : parts()) {
            String name = RESIDENT + part.name();
            gauges.add(Gauge.of(name, () -> Memory.residentMib(part.pid())));
        }
        for (Service service : Service.values()) {
            for (ServiceProcess process : rig.stack().replicas(service)) {
                gauges.add(Gauge.of(LIVE + process.name(), () -> live(process)));
            }
        }
        return gauges;
    }

    private List<StackPart> parts() {
        Stream<StackPart> services =
                Stream.of(Service.values()).flatMap(it -> rig.stack().replicas(it).stream());
        return Stream.concat(services, rig.stack().brokers().stream()).toList();
    }

    /** Zero before the first collection of the old generation, which says nothing. */
    private static double live(ServiceProcess process) {
        double bytes = Samples.sum(process, "jvm_gc_live_data_size_bytes", "");
        return bytes > 0 ? bytes / MIB : Double.NaN;
    }

    private List<Double> untilAccepted() {
        TideBooks.Waits waits = tide.books().takeWaits();
        return List.of(waits.p50(), waits.p99());
    }

    private List<Double> untilClaimable() {
        Arrivals.Waits waits = visitors.arrivals().take();
        return List.of(waits.p50(), waits.p99());
    }

    private List<Double> counts() {
        TideBooks.Counts counts = tide.books().counts();
        return List.of(
                (double) counts.accepted(),
                (double) counts.postponed(),
                (double) counts.unanswered(),
                (double) counts.unsent());
    }

    private double databases() {
        return Rows.number(rig.stack().postgres().superuser(), DATABASE_SIZE) / MIB;
    }

    /** The sum over the databases of all three services. */
    private double inEach(String sql) {
        double sum = 0;
        for (Service service : Service.values()) {
            Database database = rig.database(service);
            sum += Rows.number(database, sql);
        }
        return sum;
    }
}
