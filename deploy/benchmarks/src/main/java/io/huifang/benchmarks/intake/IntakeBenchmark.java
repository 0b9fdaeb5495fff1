package io.huifang.benchmarks.intake;

import io.huifang.backing.Durability;
import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.load.ClosedLoop;
import io.huifang.benchmarks.load.LoadResult;
import io.huifang.benchmarks.load.RequestTemplate;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Peer;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accepted events per second: ours, the bare server's, plain Vert.x's and the textbook's. */
public final class IntakeBenchmark implements Benchmark {
    private static final int BATCH = 100;

    private Plan plan;
    private LocalStack stack;
    private long nextNumber = 1;

    @Override
    public Report measure(Plan plan) throws Exception {
        this.plan = plan;
        StackOptions options =
                StackOptions.isolated(plan.root())
                        .withBacking(backing -> backing.withDurability(Durability.DURABLE))
                        .without(Service.SCHEDULER)
                        .without(Service.SURVEY);
        List<Peer> peers = new ArrayList<>();
        try (LocalStack started = LocalStack.start(plan.work().resolve("intake"), options)) {
            stack = started;
            return compare(peers);
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private Report compare(List<Peer> peers) throws Exception {
        Peer bare = add(peers, Peer.main(BareServer.class, log("bare")));
        Peer plain =
                add(
                        peers,
                        Peer.main(PlainVertxKafka.class, log("plain"), stack.kafka().bootstrap()));
        Peer textbook =
                add(peers, Peer.quarkus(textbookJar(), log("textbook"), textbook(List.of())));
        Peer tuned = add(peers, Peer.quarkus(textbookJar(), log("tuned"), textbook(TUNED)));
        Rounds rounds = new Rounds(plan.progress());
        for (int connections : new int[] {64, 256}) {
            rounds.with("bare HTTP + JSON, " + connections, () -> run(bare, connections))
                    .with("plain Vert.x + Kafka, " + connections, () -> run(plain, connections))
                    .with("textbook, " + connections, () -> run(textbook, connections))
                    .with("textbook tuned, " + connections, () -> run(tuned, connections))
                    .with(
                            "intake, " + connections,
                            () -> intake(IntakeEvents.one(), 1, connections))
                    .with(
                            "intake, contact in each, " + connections,
                            () -> intake(IntakeEvents.withContact(), 1, connections));
        }
        rounds.with("ProducerPerformance", () -> new BestProducer(stack.kafka()).measure(plan))
                .with("intake, 100 a POST", () -> intake(IntakeEvents.batch(BATCH), BATCH, 32));
        return new IntakeTables(rounds.run(plan.rounds())).report();
    }

    private static final List<String> TUNED =
            List.of(
                    "mp.messaging.outgoing.wallet-events.linger.ms=0",
                    "mp.messaging.outgoing.wallet-events.batch.size=131072",
                    "mp.messaging.outgoing.wallet-events.max-inflight-messages=4096",
                    "mp.messaging.outgoing.wallet-events.waitForWriteCompletion=true",
                    "quarkus.vertx.event-loops-pool-size=2");

    private List<String> textbook(List<String> more) {
        List<String> properties = new ArrayList<>(more);
        properties.add("kafka.bootstrap.servers=" + stack.kafka().bootstrap());
        return properties;
    }

    private Path textbookJar() {
        return plan.root().resolve("deploy/benchmarks/target/quarkus-app/quarkus-run.jar");
    }

    private static Peer add(List<Peer> peers, Peer peer) {
        peers.add(peer);
        return peer;
    }

    private Path log(String peer) throws IOException {
        return Files.createDirectories(plan.work()).resolve(peer + ".log");
    }

    private Figure run(Peer peer, int connections) throws IOException {
        RequestTemplate request =
                RequestTemplate.post(
                        "/v1/wallet-events", IntakeEvents.headers(""), IntakeEvents.one());
        return run(peer.address(), peer.pid(), request, 1, connections);
    }

    private Figure intake(String body, int events, int connections) throws IOException {
        URI url = URI.create(stack.service(Service.INTAKE).url());
        RequestTemplate request =
                RequestTemplate.post(
                        "/v1/wallet-events",
                        events > 1
                                ? IntakeEvents.batchHeaders(stack.secrets().demoWalletKey())
                                : IntakeEvents.headers(stack.secrets().demoWalletKey()),
                        body);
        return run(
                new InetSocketAddress(url.getHost(), url.getPort()),
                stack.service(Service.INTAKE).pid(),
                request,
                events,
                connections);
    }

    private Figure run(
            InetSocketAddress server,
            long pid,
            RequestTemplate request,
            int events,
            int connections)
            throws IOException {
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put("client", ProcessHandle.current().pid());
        processes.put("server", pid);
        processes.put("broker", stack.kafka().pid());
        processes.put("database", stack.postgres().pid());
        try (ClosedLoop load = new ClosedLoop(server, request, events, connections, nextNumber)) {
            load.warm(plan.warmUp());
            ProcessorTime used = ProcessorTime.since(processes);
            LoadResult result = load.measure(plan.measured()).requireAll(202);
            nextNumber = load.nextNumber();
            return new Figure(result.rate(), used.microsPerEvent(result.events()));
        }
    }
}
