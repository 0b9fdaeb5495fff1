package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.process.Signal;
import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.journeys.balance.Balancer;
import io.huifang.journeys.balance.Loss;
import io.huifang.journeys.balance.Probe;
import io.huifang.journeys.balance.Replica;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.load.Shift;
import io.huifang.journeys.rollout.Fleet;
import io.huifang.journeys.rollout.Traffic;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Post;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A second replica of intake is asked to end while wallets send through a balancer: the shortest
 * way to see a rollout, and to see that what watches it has eyes. {@link RolloutJourneyTest} does
 * the same to every replica of every service.
 */
@Tag("journey")
class RollingRestartTest {
    private static final Duration GONE_AT_THE_LATEST = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DELAY = "quarkus.shutdown.delay";
    private static final String PREFIX = "c-restart-";
    private static final int SENDERS = 8;

    /**
     * Often enough that several meet a replica that the balancer has not missed yet, and no more:
     * whatever else runs on this machine would wait for them.
     */
    private static final Duration PACE = Duration.ofMillis(100);

    /** Posts that are answered between one thing and the next. */
    private static final int SOME = 100;

    private final Rig rig = Rigs.shared();
    private final Traffic traffic = new Traffic();
    private final Balancer balancer = Balancer.open(Probe.USUAL);
    private final AtomicInteger count = new AtomicInteger();
    private final Set<EventKey> accepted = ConcurrentHashMap.newKeySet();
    private final Caller caller = traffic.listeningTo(Service.INTAKE, rig.sender(0).caller());
    private Shift shift;
    private ServiceProcess second;

    @BeforeEach
    void begin() {
        second = rig.stack().addReplica(Service.INTAKE);
        balancer.passOnTo(
                List.of(Replica.of(rig.stack().service(Service.INTAKE)), Replica.of(second)));
        await().atMost(PATIENCE).until(() -> balancer.serves(second.name()));
        send();
        awaitMore();
    }

    @AfterEach
    void end() {
        if (shift != null) shift.close();
        balancer.close();
        rig.stack().remove(second);
    }

    @Test
    @Tag("P22")
    void clientsNoticeAReplicaThatGoesWithoutWaitingAndNoneThatWaits() {
        Instant first = Instant.now();
        terminate();
        awaitMore();
        Map<String, Long> withoutWaiting = traffic.errorsSince(first);

        second.configure(DELAY, Fleet.delay(Service.INTAKE));
        restart();
        await().atMost(PATIENCE).until(() -> balancer.serves(second.name()));
        awaitMore();
        Instant then = Instant.now();
        Duration drained = terminate();
        awaitMore();
        Map<String, Long> waiting = traffic.errorsSince(then);

        System.out.printf(
                "P22: errors without waiting: %s; with it: %s, and gone after %d ms%n",
                withoutWaiting, waiting, drained.toMillis());
        assertThat(withoutWaiting).as("control: what a balancer has not seen yet").isNotEmpty();
        assertThat(waiting).isEmpty();
        assertThat(balancer.losses()).extracting(Loss::at).allMatch(at -> at.isBefore(then));
        assertThat(drained).isLessThanOrEqualTo(GONE_AT_THE_LATEST);
        shift.close();
        await("every accepted event is decided")
                .atMost(PATIENCE)
                .until(() -> rig.evidence().decided(PREFIX).containsAll(accepted));
    }

    /** How long the replica took to end; the balancer has noticed when this returns. */
    private Duration terminate() {
        long from = System.nanoTime();
        second.signal(Signal.TERM);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> !second.isAlive());
        Duration drained = Duration.ofNanos(System.nanoTime() - from);
        await().atMost(PATIENCE).until(() -> !balancer.serves(second.name()));
        return drained;
    }

    /**
     * Nobody sends until it is ready: no post could come to it, and those to the other replica
     * would take the machine from its start. They are there again when the balancer looks for it.
     */
    private void restart() {
        shift.close();
        second.restart();
        send();
    }

    private void send() {
        shift = new Shift(SENDERS);
        for (int sender = 0; sender < SENDERS; sender++) {
            shift.begin(this::post, Duration.ZERO, PACE);
        }
    }

    private void awaitMore() {
        int enough = traffic.answers(Service.INTAKE) + SOME;
        await().atMost(PATIENCE).until(() -> traffic.answers(Service.INTAKE) >= enough);
    }

    private void post() {
        int number = count.getAndIncrement();
        String id = "restart-" + number;
        var data = Json.object().put("paymentId", id).put("amount", "1.00").put("currency", "CNY");
        EventKey key = new EventKey(rig.sender(0).source(), id);
        String customer = PREFIX + number % 50;
        Draft draft = new Draft(key, PaymentCompleted.TYPE, customer, Instant.now(), data);
        if (Post.single(draft).send(caller, balancer.url()).isSuccess()) {
            accepted.add(key);
        }
    }
}
