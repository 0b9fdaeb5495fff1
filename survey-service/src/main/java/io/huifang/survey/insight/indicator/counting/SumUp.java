package io.huifang.survey.insight.indicator.counting;

import io.huifang.contract.analytics.KpiFact;
import io.huifang.survey.insight.indicator.Grain;
import io.huifang.survey.insight.indicator.tally.Cell;
import io.huifang.survey.insight.indicator.tally.Combination;
import io.huifang.survey.insight.indicator.tally.Tally;
import io.huifang.survey.insight.indicator.tally.Window;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the sums of cells and tells what changed in them. Parcels of a window come from as many
 * places as there are partitions of customers, again and again; those of some time are added up and
 * told together, so that a cell's sums are written, and its numbers told, once for all of them.
 */
final class SumUp implements Processor<String, byte[], String, byte[]> {
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final int FORGET_AT_ONCE = 1000;

    private final Rules rules;
    private final KpiRecords records;

    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, Sums> sums;
    private Arrived arrived;
    private Turns turns;

    SumUp(Rules rules, KpiRecords records) {
        this.rules = rules;
        this.records = records;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.sums = context.getStateStore(Stored.SUMS);
        this.arrived = new Arrived(context.getStateStore(Stored.ARRIVED));
        this.turns = new Turns(context.taskId().partition());
        refuseSumsOfAnotherRelease();
        context.schedule(
                Turns.every(rules.gatherFor()),
                PunctuationType.WALL_CLOCK_TIME,
                now -> {
                    if (turns.isNext()) {
                        addUp();
                    }
                });
        context.schedule(FORGET_EVERY, PunctuationType.STREAM_TIME, this::forget);
    }

    /** They lie under other keys, so that nobody would meet them later. */
    private void refuseSumsOfAnotherRelease() {
        try (KeyValueIterator<String, Sums> all = sums.all()) {
            if (all.hasNext()) {
                all.next();
            }
        }
    }

    @Override
    public void process(Record<String, byte[]> parcel) {
        // before it is kept: what cannot be added up must not wait here for ever
        Parcel.require(parcel.value());
        arrived.add(context.recordMetadata().orElseThrow().offset(), parcel.value());
        if (arrived.isMuch()) {
            addUp();
        }
    }

    private void addUp() {
        long now = streamTime();
        arrived.take().forEach((window, changes) -> addUp(window, changes, now));
    }

    private void addUp(Window window, Map<String, Tally> changes, long now) {
        Map<Combination, Tally> cells = new HashMap<>();
        changes.forEach(
                (of, change) ->
                        Combination.of(of)
                                .parts(window.grain().mostDimensions())
                                .forEach(
                                        part ->
                                                cells.computeIfAbsent(part, none -> new Tally())
                                                        .add(change.amounts(), 1)));
        cells.forEach((of, change) -> change(new Cell(window, of), change, now));
    }

    private void change(Cell cell, Tally change, long now) {
        if (change.isNothing()) {
            return;
        }
        String key = cell.key();
        Sums known = sums.get(key);
        Sums changed = (known == null ? Sums.NONE : known).changed(change);
        sums.put(key, changed);
        for (KpiFact kpi : Kpis.of(cell, changed, change, rules.zone())) {
            context.forward(records.of(kpi, now));
        }
    }

    private long streamTime() {
        long known = context.currentStreamTimeMs();
        return known >= 0 ? known : context.currentSystemTimeMs();
    }

    /** Nothing that is on its way, or waits here, falls into windows of before. */
    private void forget(long now) {
        Instant since = rules.sumsKeptSince(now);
        for (Grain grain : Grain.values()) {
            for (KeyValue<String, Sums> one : before(grain, since)) {
                Cell cell = Cell.of(one.key);
                if (grain == Grain.HOUR) {
                    Kpis.of(cell, one.value, one.value.tally(), rules.zone())
                            .forEach(kpi -> context.forward(records.takenBack(kpi, now)));
                }
                sums.delete(one.key);
            }
        }
    }

    /** Some: what is left comes next time, so that no transaction grows too old. */
    private List<KeyValue<String, Sums>> before(Grain grain, Instant since) {
        List<KeyValue<String, Sums>> some = new ArrayList<>();
        try (KeyValueIterator<String, Sums> all =
                sums.range(Window.textsFrom(grain), Window.textsUntil(grain, since))) {
            while (all.hasNext() && some.size() < FORGET_AT_ONCE) {
                some.add(all.next());
            }
        }
        return some;
    }
}
