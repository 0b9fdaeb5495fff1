package io.huifang.benchmarks.intake;

import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.Production;
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

    /** More than one sender has at a time, so that finding one among them is part of the cost. */
    private static final int TOKENS = 1_000;

    private Plan plan;
    private LocalStack stack;
    private List<String> tokens;
    private long nextNumber = 1;

    @Override
    public Report measure(Plan plan) throws Exception {
        this.plan = plan;
        List<Peer> peers = new ArrayList<>();
        try (TokenIssuer issuer = TokenIssuer.start();
                LocalStack started =
                        LocalStack.start(plan.work().resolve("intake"), options(issuer))) {
            stack = started;
            tokens = issuer.tokens(TOKENS);
            return compare(peers);
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private StackOptions options(TokenIssuer issuer) {
        return StackOptions.isolated(plan.root())
                .withBacking(Production::sized)
                .with(
                        Service.INTAKE,
                        intake ->
                                intake.withConfiguration("huifang.issuer.url", issuer.url())
                                        .withConfiguration(
                                                "huifang.issuer.keys-url", issuer.keysUrl())
                                        .withConfiguration(
                                                "huifang.issuer.audience", TokenIssuer.AUDIENCE)
                                        .withConfiguration(
                                                "huifang.senders.\"demo-wallet\".client-id",
                                                TokenIssuer.CLIENT))
                .without(Service.SCHEDULER)
                .without(Service.SURVEY);
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
                            "intake, a token, " + connections,
                            () -> withTokens(tokens.subList(0, 1), connections))
                    .with(
                            "intake, 1,000 tokens, " + connections,
                            () -> withTokens(tokens, connections))
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
        return run(peer.address(), peer.pid(), List.of(request), 1, connections);
    }

    private Figure intake(String body, int events, int connections) throws IOException {
        RequestTemplate request =
                RequestTemplate.post(
                        "/v1/wallet-events",
                        events > 1
                                ? IntakeEvents.batchHeaders(stack.secrets().demoWalletKey())
                                : IntakeEvents.headers(stack.secrets().demoWalletKey()),
                        body);
        return intake(List.of(request), events, connections);
    }

    private Figure withTokens(List<String> bearers, int connections) throws IOException {
        return intake(
                bearers.stream()
                        .map(
                                bearer ->
                                        RequestTemplate.post(
                                                "/v1/wallet-events",
                                                IntakeEvents.headers(bearer),
                                                IntakeEvents.one()))
                        .toList(),
                1,
                connections);
    }

    private Figure intake(List<RequestTemplate> turns, int events, int connections)
            throws IOException {
        URI url = URI.create(stack.service(Service.INTAKE).url());
        return run(
                new InetSocketAddress(url.getHost(), url.getPort()),
                stack.service(Service.INTAKE).pid(),
                turns,
                events,
                connections);
    }

    private Figure run(
            InetSocketAddress server,
            long pid,
            List<RequestTemplate> turns,
            int events,
            int connections)
            throws IOException {
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put("client", ProcessHandle.current().pid());
        processes.put("server", pid);
        processes.put("broker", stack.kafka().pid());
        processes.put("database", stack.postgres().pid());
        try (ClosedLoop load = ClosedLoop.inTurn(server, turns, events, connections, nextNumber)) {
            load.warm(plan.warmUp());
            ProcessorTime used = ProcessorTime.since(processes);
            LoadResult result = load.measure(plan.measured()).requireAll(202);
            nextNumber = load.nextNumber();
            return new Figure(result.rate(), used.microsPerEvent(result.events()));
        }
    }
}
