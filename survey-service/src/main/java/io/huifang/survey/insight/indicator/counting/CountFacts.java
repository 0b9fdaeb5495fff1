package io.huifang.survey.insight.indicator.counting;

import io.huifang.contract.Fact;
import io.huifang.survey.insight.indicator.known.Customers;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import java.time.Duration;
import java.time.Instant;

/**
 * Turns one customer's facts into changes of sums. Changes are gathered by point for a moment, and
 * passed on in parcels, a few for all facts of the moment.
 */
final class CountFacts implements Processor<String, byte[], String, byte[]> {
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final Rules rules;
    private final ReadFacts facts;

    private ProcessorContext<String, byte[]> context;
    private Customers customers;
    private Gathered gathered;

    CountFacts(Rules rules, ReadFacts facts) {
        this.rules = rules;
        this.facts = facts;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.customers =
                new Customers(
                        context.getStateStore(Stored.EVENTS),
                        context.getStateStore(Stored.CONTACTS),
                        context.getStateStore(Stored.CASES));
        this.gathered = new Gathered(context.getStateStore(Stored.GATHERED));
        context.schedule(rules.passOnEvery(), PunctuationType.WALL_CLOCK_TIME, now -> passOn());
        context.schedule(
                FORGET_EVERY,
                PunctuationType.WALL_CLOCK_TIME,
                now -> customers.forgetSome(since()));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            facts.read(record, context.recordMetadata()).ifPresent(this::count);
        } catch (KafkaException failed) {
            // of the stores and of Streams itself, which has its own ways to go on
            throw failed;
        } catch (RuntimeException odd) {
            // one record must not stop all that come behind it, on every replica; nothing was kept
            facts.leave(context.recordMetadata());
        }
        if (gathered.isMuch()) {
            passOn();
        }
    }

    private void count(Fact fact) {
        customers.hear(
                fact, changes -> changes.byPoint(rules.zone(), since()).forEach(gathered::add));
    }

    private void passOn() {
        long now = streamTime();
        gathered.take()
                .forEach(
                        parcel ->
                                context.forward(
                                        new Record<>(parcel.window().text(), parcel.bytes(), now)));
    }

    /** Windows of before are closed for good. */
    private Instant since() {
        return Instant.ofEpochMilli(streamTime()).minus(rules.keptFor());
    }

    private long streamTime() {
        long known = context.currentStreamTimeMs();
        return known >= 0 ? known : context.currentSystemTimeMs();
    }
}
