package io.huifang.survey.insight.indicator.known;

import io.huifang.contract.Fact;
import io.huifang.survey.insight.indicator.tally.Amount;
import io.huifang.survey.insight.indicator.tally.CaseHistory;
import io.huifang.survey.insight.indicator.tally.Changes;
import io.huifang.survey.insight.indicator.tally.Decided;
import io.huifang.survey.insight.indicator.tally.Tally;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is known, and the sums of what facts changed. */
final class Known {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CountedStore<Decided> events = new CountedStore<>();
    private final CountedStore<Contact> contacts = new CountedStore<>();
    private final CountedStore<CaseHistory> cases = new CountedStore<>();
    private final Customers customers = new Customers(events, contacts, cases);
    private final Map<String, Tally> sums = new TreeMap<>();

    void hear(Fact fact) {
        customers.hear(fact, changes -> add(sums, changes));
    }

    static void add(Map<String, Tally> sums, Changes changes) {
        changes.byPoint(ZONE, Instant.EPOCH)
                .forEach(
                        (point, change) ->
                                sums.computeIfAbsent(point, key -> new Tally())
                                        .add(change.amounts(), 1));
    }

    Map<String, Map<String, Amount>> counted() {
        return counted(sums);
    }

    static Map<String, Map<String, Amount>> counted(Map<String, Tally> sums) {
        Map<String, Map<String, Amount>> counted = new TreeMap<>();
        sums.forEach(
                (point, sum) -> {
                    if (!sum.isNothing()) {
                        counted.put(point, sum.amounts());
                    }
                });
        return counted;
    }

    void forgetSome(Instant since) {
        customers.forgetSome(since);
    }

    int entries() {
        return events.size() + contacts.size() + cases.size();
    }

    /** So many entries were read so far. */
    long read() {
        return Stream.of(events, contacts, cases).mapToLong(CountedStore::read).sum();
    }

    void lookAtAll() {
        Stream.of(events, contacts, cases).forEach(one -> one.all().forEachRemaining(entry -> {}));
    }
}
