package io.huifang.journeys.rollout;

import static org.awaitility.Awaitility.await;

import io.huifang.journeys.balance.Balancer;
import io.huifang.journeys.balance.Loss;
import io.huifang.journeys.balance.Probe;
import io.huifang.journeys.balance.Replica;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.stack.Front;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One balancer for each service; survey, too, finds the other two behind theirs. */
final class Doors implements Front, AutoCloseable {
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(30);

    private final Map<Service, Balancer> balancers = new EnumMap<>(Service.class);
    private final Traffic traffic;

    Doors(Traffic traffic) {
        this.traffic = traffic;
        for (Service service : Service.values()) {
            balancers.put(service, Balancer.open(Probe.USUAL));
        }
    }

    StackOptions tell(StackOptions options) {
        return options.with(
                Service.SURVEY,
                it ->
                        it.withConfiguration("huifang.intake.url", url(Service.INTAKE))
                                .withConfiguration("huifang.wallet-events.url", url(Service.INTAKE))
                                .withConfiguration(
                                        "huifang.scheduler.url", url(Service.SCHEDULER)));
    }

    /** Opens them; returns when each replica gets what is its share. */
    Doors before(LocalStack stack) {
        balancers.forEach(
                (service, balancer) -> {
                    var replicas = stack.replicas(service);
                    balancer.passOnTo(replicas.stream().map(Replica::of).toList());
                    replicas.forEach(replica -> awaitServing(service, replica.name()));
                });
        return this;
    }

    void awaitServing(Service service, String replica) {
        await(replica + " gets connections")
                .atMost(UNTIL_SEEN)
                .until(() -> balancers.get(service).serves(replica));
    }

    /** What was lost since then: how often, by replica and kind. */
    Map<String, Long> lossesSince(Instant since) {
        Map<String, Long> losses = new TreeMap<>();
        balancers.forEach(
                (service, balancer) ->
                        balancer.losses().stream()
                                .filter(loss -> !loss.at().isBefore(since))
                                .map(loss -> what(service, loss))
                                .forEach(what -> losses.merge(what, 1L, Long::sum)));
        return losses;
    }

    private static String what(Service service, Loss loss) {
        String replica = loss.replica().isEmpty() ? service.partName() : loss.replica();
        return replica + ": connection " + loss.kind();
    }

    String url(Service service) {
        return balancers.get(service).url();
    }

    @Override
    public List<String> urls(Service service) {
        return List.of(url(service));
    }

    @Override
    public Caller heard(Service service, Caller caller) {
        return traffic.listeningTo(service, caller);
    }

    @Override
    public void close() {
        balancers.values().forEach(Balancer::close);
    }
}
