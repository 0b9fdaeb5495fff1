package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.intake.IntakeEvents;
import io.huifang.benchmarks.load.ClosedLoop;
import io.huifang.benchmarks.load.LoadResult;
import io.huifang.benchmarks.load.Onslaught;
import io.huifang.benchmarks.load.RequestTemplate;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * Single events for intake, each of a customer of its own, one in five with a contact to seal. No
 * two events of a run have the same id.
 */
final class IntakeLoad {
    /** One of so many events carries a contact. */
    static final int CONTACT_IN = 5;

    /** Enough connections to keep a warm intake busy. */
    static final int BUSY = 256;

    /**
     * Connections of an overload: with those of a normal load that is just over as many as the door
     * lets in (2,048), so that each request meets intake itself.
     */
    static final int CROWD = 1_750;

    /** How long a sender's connection pool lets a request wait for a connection. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int ACCEPTED = 202;
    private static final int AWAY = 503;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration WARM_AT_LAST = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final List<RequestTemplate> turns;
    private long nextNumber = 1;

    IntakeLoad(LocalStack stack) {
        this.stack = stack;
        String key = stack.secrets().demoWalletKey();
        this.turns =
                IntStream.range(0, CONTACT_IN)
                        .mapToObj(
                                turn -> turn == 0 ? IntakeEvents.withContact() : IntakeEvents.one())
                        .map(
                                body ->
                                        RequestTemplate.post(
                                                "/v1/wallet-events",
                                                IntakeEvents.headers(key),
                                                body))
                        .toList();
    }

    /**
     * Keeps intake busy for its compiler and caches: for that long, and then until it refuses
     * nothing for want of time any more, which a cold one does.
     */
    void warm(Duration howLong) throws IOException {
        long begun = System.nanoTime();
        try (ClosedLoop load = closedLoop()) {
            load.warm(howLong);
            SortedMap<Integer, Long> answers;
            do {
                answers = load.measure(LOOK).byStatus();
                requireSoon(begun, answers);
            } while (!answers.containsKey(ACCEPTED) || answers.containsKey(AWAY));
            nextNumber = load.nextNumber();
        }
    }

    /** Events a second that it accepts from senders who wait for each answer. */
    Figure capacity(Duration warmUp, Duration howLong) throws IOException {
        try (ClosedLoop load = closedLoop()) {
            load.warm(warmUp);
            ProcessorTime used =
                    ProcessorTime.since(
                            Map.of(
                                    "client", ProcessHandle.current().pid(),
                                    "server", stack.service(Service.INTAKE).pid(),
                                    "broker", stack.kafka().pid(),
                                    "database", stack.postgres().pid()));
            LoadResult result = load.measure(howLong).requireAll(ACCEPTED);
            nextNumber = load.nextNumber();
            return new Figure(result.rate(), used.microsPerEvent(result.events()));
        }
    }

    /** Offers what intake can do with ease; returns what it said. */
    Ledger offerNormal(double perSecond, Duration howLong) throws IOException {
        return offer(perSecond, howLong, BUSY);
    }

    /** Offers more than that, whatever becomes of it; returns what intake said. */
    Ledger offerTooMuch(double perSecond, Duration howLong) throws IOException {
        return offer(perSecond, howLong, CROWD);
    }

    private Ledger offer(double perSecond, Duration howLong, int connections) throws IOException {
        Numbers numbers =
                new Numbers(
                        nextNumber,
                        turns.get(0).marksPerRequest(),
                        (int) (perSecond * howLong.toMillis() / 1000));
        nextNumber = numbers.next();
        Ledger ledger = new Ledger(numbers);
        try (Onslaught load = new Onslaught(address(), turns, connections, PATIENCE, ledger)) {
            load.offer(perSecond, numbers.count(), numbers.first());
        }
        return ledger;
    }

    private static void requireSoon(long begun, SortedMap<Integer, Long> answers) {
        if (System.nanoTime() - begun > WARM_AT_LAST.toNanos()) {
            throw new IllegalStateException("intake does not get warm: " + answers);
        }
    }

    // what it has on its way when it is closed may be on the log or not, as numbers of nobody
    private ClosedLoop closedLoop() throws IOException {
        return ClosedLoop.inTurn(address(), turns, 1, BUSY, nextNumber);
    }

    private InetSocketAddress address() {
        URI url = URI.create(stack.service(Service.INTAKE).url());
        return new InetSocketAddress(url.getHost(), url.getPort());
    }
}
