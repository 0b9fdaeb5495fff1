package io.huifang.benchmarks.desk;

import io.huifang.benchmarks.data.Daytime;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.data.Waiting;
import io.huifang.benchmarks.load.Actor;
import io.huifang.benchmarks.load.Actors;
import io.huifang.benchmarks.load.Patient;
import io.huifang.benchmarks.load.RequestTemplate;
import io.huifang.local.stack.Service;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Calls that wait for agents. Each comes the whole way: as an event with a contact through intake,
 * so that scheduler and vault know it when its number is asked for.
 */
final class Stock {
    private static final int BATCH = 100;
    private static final int SENDERS = 4;
    private static final int ACCEPTED = 202;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OFFERED = "SELECT count(*) FROM attempt WHERE state = 'OFFERED'";
    private static final String EVENT =
            """
            {"specversion":"1.0","id":"desk-%1$d","source":"/demo-wallet",\
            "type":"io.huifang.refund.delayed.v1","subject":"desk-%1$d","time":"%2$s",\
            "datacontenttype":"application/json","data":{"refundId":"refund-%1$d",\
            "paymentId":"payment-%1$d","amount":"100.50","currency":"CNY",\
            "contact":{"phone":"+8613800138000","name":"Bench","timeZone":"%3$s"}}}""";

    private final Floor floor;
    private final AtomicLong next = new AtomicLong(1);

    Stock(Floor floor) {
        this.floor = floor;
    }

    /** Sends as many events as are missing and returns when so many calls can be claimed. */
    void fillTo(long calls) throws IOException, SQLException {
        long missing = calls - offered();
        if (missing > 0) {
            send((int) ((missing + BATCH - 1) / BATCH));
            Waiting.until(
                    floor.stack().database(Service.SURVEY),
                    "SELECT (" + OFFERED + ") >= " + calls,
                    PATIENCE);
        }
    }

    private long offered() throws SQLException {
        try (Connection connection = floor.stack().database(Service.SURVEY).connect()) {
            return Sql.number(connection, OFFERED);
        }
    }

    private void send(int batches) throws IOException {
        AtomicInteger left = new AtomicInteger(batches);
        List<Patient> all =
                Stream.generate(() -> new Patient(before -> next(before, left)))
                        .limit(SENDERS)
                        .toList();
        try (Actors senders = new Actors(floor.address(Service.INTAKE), all)) {
            senders.finish();
        }
    }

    private Optional<Actor.Ask> next(Actor.Reply before, AtomicInteger left) {
        if (before != null && before.status() != ACCEPTED) {
            throw new IllegalStateException("intake answered " + before.status() + " to events");
        }
        return left.getAndDecrement() > 0
                ? Optional.of(new Actor.Ask("events", Duration.ZERO, batch()))
                : Optional.empty();
    }

    private RequestTemplate batch() {
        long first = next.getAndAdd(BATCH);
        StringBuilder events = new StringBuilder("[");
        for (long number = first; number < first + BATCH; number++) {
            events.append(number == first ? "" : ",");
            events.append(EVENT.formatted(number, Instant.now(), Daytime.zone()));
        }
        return RequestTemplate.post(
                "/v1/wallet-events",
                Map.of(
                        "Content-Type",
                        "application/cloudevents-batch+json",
                        "Authorization",
                        "Bearer " + floor.stack().secrets().demoWalletKey()),
                events.append("]").toString());
    }
}
