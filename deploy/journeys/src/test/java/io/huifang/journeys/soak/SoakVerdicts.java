package io.huifang.journeys.soak;

import static io.huifang.journeys.soak.SoakGauges.ACCEPTED;
import static io.huifang.journeys.soak.SoakGauges.ACCEPTED_P50;
import static io.huifang.journeys.soak.SoakGauges.ACCEPTED_P99;
import static io.huifang.journeys.soak.SoakGauges.BROKERS;
import static io.huifang.journeys.soak.SoakGauges.CLAIMABLE_P50;
import static io.huifang.journeys.soak.SoakGauges.CLAIMABLE_P99;
import static io.huifang.journeys.soak.SoakGauges.DATABASES;
import static io.huifang.journeys.soak.SoakGauges.LIVE;
import static io.huifang.journeys.soak.SoakGauges.OUTBOXES;
import static io.huifang.journeys.soak.SoakGauges.RESIDENT;
import static io.huifang.journeys.soak.SoakGauges.UNREAD;
import static io.huifang.journeys.soak.SoakGauges.UNTOLD;

import io.huifang.journeys.soak.Flatness.Bound;
import io.huifang.local.stack.Service;

import java.util.ArrayList;
import java.util.List;

/**
 * What has to stay flat in a soak, and by how much it may grow from the first fifth to the end.
 * Memory is judged of the first process of each service, which lives from the beginning to the end;
 * the others are killed now and then. Waits go up and down with every fault, so more is allowed of
 * them. Disk is judged by what an event brings along: the shortest retention is seven days, so
 * nothing of what was stored may go while a soak lasts.
 */
final class SoakVerdicts {
    private static final double MIB = 1 << 20;
    private static final Bound MEMORY = new Bound(0.10, 50);
    private static final Bound HEAP = new Bound(0.15, 16);
    private static final Bound WAITING = new Bound(1, 2_000);
    private static final Bound BYTES = new Bound(0.15, 200);

    private SoakVerdicts() {}

    static List<Judged> of(Sampling sampling) {
        List<Judged> all = new ArrayList<>();
        for (Service service : Service.values()) {
            String first = service.partName();
            all.add(judged(sampling, RESIDENT + first, "MiB", MEMORY));
            all.add(judged(sampling, LIVE + first, "MiB", HEAP));
        }
        all.add(judged(sampling, ACCEPTED_P50, "ms", new Bound(0.5, 10)));
        all.add(judged(sampling, ACCEPTED_P99, "ms", new Bound(0.5, 100)));
        all.add(judged(sampling, CLAIMABLE_P50, "ms", new Bound(0.5, 100)));
        all.add(judged(sampling, CLAIMABLE_P99, "ms", new Bound(0.5, 1_000)));
        all.add(judged(sampling, UNREAD, "records", WAITING));
        all.add(judged(sampling, UNTOLD, "facts", WAITING));
        all.add(judged(sampling, OUTBOXES, "MiB", new Bound(0.5, 64)));
        all.add(price(sampling, DATABASES));
        all.add(price(sampling, BROKERS));
        return all;
    }

    private static Judged judged(Sampling sampling, String name, String unit, Bound bound) {
        return Judged.of(name + ", " + unit, sampling.course(name), bound);
    }

    /** Of all events that the tide got accepted; there are few others. */
    private static Judged price(Sampling sampling, String disk) {
        String name = disk + ", bytes for each event accepted";
        Course price = sampling.course(disk).times(MIB).per(sampling.course(ACCEPTED), name);
        return Judged.of(name, price, BYTES);
    }
}
