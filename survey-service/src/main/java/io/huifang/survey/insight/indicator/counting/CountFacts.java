package io.huifang.survey.insight.indicator.counting;

import io.huifang.contract.Fact;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.survey.insight.indicator.tally.Called;
import io.huifang.survey.insight.indicator.tally.CaseHistory;
import io.huifang.survey.insight.indicator.tally.Changes;
import io.huifang.survey.insight.indicator.tally.Decided;
import io.huifang.survey.insight.indicator.tally.Observation;
import io.huifang.survey.insight.indicator.tally.Repeats;
import io.huifang.survey.insight.indicator.tally.Tally;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Turns one customer's facts into changes of sums. Changes are gathered by cell for a moment: many
 * facts of one moment count in the same cells.
 */
final class CountFacts implements Processor<String, byte[], String, Tally> {
    private static final Duration FORGET_EVERY = Duration.ofHours(6);

    private final Rules rules;
    private final ReadFacts facts;

    private ProcessorContext<String, Tally> context;
    private Customers customers;
    private KeyValueStore<String, Tally> gathered;

    CountFacts(Rules rules, ReadFacts facts) {
        this.rules = rules;
        this.facts = facts;
    }

    @Override
    public void init(ProcessorContext<String, Tally> context) {
        this.context = context;
        this.customers =
                new Customers(
                        context.getStateStore(Stored.DECISIONS),
                        context.getStateStore(Stored.CASES));
        this.gathered = context.getStateStore(Stored.GATHERED);
        context.schedule(rules.gatherFor(), PunctuationType.WALL_CLOCK_TIME, now -> passOn());
        context.schedule(
                FORGET_EVERY, PunctuationType.STREAM_TIME, now -> customers.forget(since()));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        facts.read(record, context.recordMetadata()).ifPresent(this::count);
    }

    private void count(Fact fact) {
        String customer = fact.customerId();
        if (fact instanceof DecisionFact told) {
            decided(told);
        } else if (fact instanceof CallbackFact told) {
            learn(customer, told.callbackId(), known -> known.with(told));
        } else if (fact instanceof AttemptFact told) {
            learn(customer, told.callbackId(), known -> known.with(told));
        } else if (fact instanceof ResponseFact told) {
            learn(customer, told.callbackId(), known -> known.with(told));
        } else if (fact instanceof PromiseFact told) {
            learn(customer, told.callbackId(), known -> known.with(told));
        }
    }

    /** Counts by itself, and may be a repetition after the customer's callbacks. */
    private void decided(DecisionFact fact) {
        String customer = fact.customerId();
        Decided decided = Decided.of(fact);
        Map<String, CaseHistory> cases = customers.reachedBefore(customer, decided);
        Changes changes = new Changes();
        cases.values().forEach(one -> changes.less(called(customer, one)));
        if (customers.note(customer, fact.eventId(), decided)) {
            cases.values().forEach(one -> changes.more(called(customer, one)));
            changes.more(List.of(Decided.alone(fact)));
            changes.more(decided.amongOthers(customers.contacts(customer)));
            gather(changes);
        }
    }

    /** Counts the callback anew, and the events that may repeat what it was about. */
    private void learn(String customer, UUID callbackId, UnaryOperator<CaseHistory> fact) {
        CaseHistory before = customers.callback(customer, callbackId);
        CaseHistory after = fact.apply(before);
        if (after.equals(before)) {
            return;
        }
        Map<String, Decided> repeating = customers.repeating(customer, before);
        repeating.putAll(customers.repeating(customer, after));
        Repeats contacts = customers.contacts(customer);
        Changes changes = new Changes();
        changes.less(called(customer, before));
        repeating.values().forEach(one -> changes.less(one.amongOthers(contacts)));
        customers.keep(customer, callbackId, after);
        changes.more(called(customer, after));
        repeating.values().forEach(one -> changes.more(one.amongOthers(contacts)));
        gather(changes);
    }

    private List<Observation> called(String customer, CaseHistory history) {
        return Called.observations(history, customers.events(customer));
    }

    private void gather(Changes changes) {
        changes.byCell(rules.zone(), since())
                .forEach(
                        (cell, change) -> {
                            Tally known = gathered.get(cell);
                            Tally sum = known == null ? new Tally() : known;
                            gathered.put(cell, sum.add(change.amounts(), 1));
                        });
    }

    private void passOn() {
        List<KeyValue<String, Tally>> all = new ArrayList<>();
        try (KeyValueIterator<String, Tally> entries = gathered.all()) {
            entries.forEachRemaining(all::add);
        }
        for (KeyValue<String, Tally> one : all) {
            if (!one.value.isNothing()) {
                context.forward(new Record<>(one.key, one.value, streamTime()));
            }
            gathered.delete(one.key);
        }
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
