package io.huifang.benchmarks.latency;

import io.huifang.benchmarks.Production;
import io.huifang.benchmarks.claim.Agents;
import io.huifang.benchmarks.data.Daytime;
import io.huifang.benchmarks.load.LoadResult;
import io.huifang.benchmarks.load.OpenLoop;
import io.huifang.benchmarks.load.Polling;
import io.huifang.benchmarks.load.RequestTemplate;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends events at a rate and claims what comes of them, both through HTTP. Each event is a delayed
 * refund of a customer of its own, whose contact intake has to seal, so each makes one call that
 * may be claimed at once.
 */
public final class EndToEnd {
    /** Agents whom {@link #options} lets in. */
    private static final int AGENTS = 32;

    private static final int SENDERS = 64;
    private static final int ACCEPTED = 202;
    private static final int DIGITS = 12;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How long agents go on asking after the last claim, lest a second one goes unseen. */
    private static final Duration FOR_DOUBLES = Duration.ofSeconds(1);

    private static final String CUSTOMER = "\"customerId\":\"bench-";
    private static final String EVENT =
            """
            {"specversion":"1.0","id":"bench-{{n}}","source":"/demo-wallet",\
            "type":"io.huifang.refund.delayed.v1","subject":"bench-{{n}}","time":"%s",\
            "datacontenttype":"application/json","data":{"refundId":"refund-{{n}}",\
            "paymentId":"payment-4711","amount":"100.50","currency":"CNY",\
            "contact":{"phone":"+8613800138000","name":"Bench","timeZone":"%s"}}}""";

    private final LocalStack stack;
    private long nextNumber = 1;

    public EndToEnd(LocalStack stack) {
        this.stack = stack;
    }

    /** A stack of all services whose agents may claim without ever concluding. */
    public static StackOptions options(Path root) {
        return StackOptions.isolated(root)
                .withBacking(Production::sized)
                .withAgents(AGENTS)
                .with(
                        Service.SURVEY,
                        survey ->
                                survey.withConfiguration("huifang.lease.duration", "PT1H")
                                        .withConfiguration("huifang.lease.per-agent", "0"));
    }

    /**
     * Sends for a while, then waits until all is claimed or patience ends. Refusals and losses are
     * counted, never thrown.
     */
    public Passage run(double perSecond, Duration howLong) throws IOException {
        RequestTemplate event = event();
        int step = event.marksPerRequest();
        long first = nextNumber;
        Timeline timeline = new Timeline((int) (perSecond * howLong.toMillis() / 1000) + 1);
        ProcessorTime used = ProcessorTime.since(processes());
        try (Polling agents =
                        new Polling(
                                address(Service.SURVEY),
                                Agents.of(stack, AGENTS),
                                PAUSE,
                                (claim, at) -> hear(timeline, first, step, claim, at));
                OpenLoop wallet =
                        new OpenLoop(
                                address(Service.INTAKE),
                                Collections.nCopies(SENDERS, event),
                                perSecond,
                                first,
                                (number, status, planned, at) -> {
                                    if (status == ACCEPTED) {
                                        int index = (int) ((number - first) / step);
                                        timeline.accepted(index, planned, at);
                                    }
                                })) {
            LoadResult sent = wallet.measure(howLong);
            nextNumber = wallet.nextNumber();
            awaitClaims(timeline, agents);
            LockSupport.parkNanos(FOR_DOUBLES.toNanos());
            return passage(timeline, sent, agents.refusals(), used);
        }
    }

    private static Passage passage(
            Timeline timeline, LoadResult sent, long agentsRefused, ProcessorTime used) {
        long accepted = timeline.accepted();
        return new Passage(
                accepted,
                sent.responses() - accepted + agentsRefused,
                sent.unanswered(),
                timeline.lost(),
                timeline.doubled(),
                timeline.growth(),
                timeline.toAccepted(),
                timeline.toClaimed(),
                used.microsPerEvent(accepted));
    }

    private static void awaitClaims(Timeline timeline, Polling agents) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (timeline.lost() > 0 && System.nanoTime() < deadline) {
            agents.requireAlive();
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    // leftovers of an earlier run that had lost its patience are not this run's
    private static void hear(Timeline timeline, long first, int step, String claim, long at) {
        int customer = claim.indexOf(CUSTOMER) + CUSTOMER.length();
        long number = Long.parseLong(claim.substring(customer, customer + DIGITS));
        if (number >= first) {
            timeline.claimed((int) ((number - first) / step), at);
        }
    }

    private RequestTemplate event() {
        return RequestTemplate.post(
                "/v1/wallet-events",
                Map.of(
                        "Content-Type",
                        "application/cloudevents+json",
                        "Authorization",
                        "Bearer " + stack.secrets().demoWalletKey()),
                EVENT.formatted(Instant.now(), Daytime.zone()));
    }

    private InetSocketAddress address(Service service) {
        URI url = URI.create(stack.service(service).url());
        return new InetSocketAddress(url.getHost(), url.getPort());
    }

    private Map<String, Long> processes() {
        return Map.of(
                "client", ProcessHandle.current().pid(),
                "intake", stack.service(Service.INTAKE).pid(),
                "scheduler", stack.service(Service.SCHEDULER).pid(),
                "survey", stack.service(Service.SURVEY).pid(),
                "broker", stack.kafka().pid(),
                "database", stack.postgres().pid());
    }
}
