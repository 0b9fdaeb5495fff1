package io.huifang.benchmarks.claim;

import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.load.ClosedLoop;
import io.huifang.benchmarks.load.LoadResult;
import io.huifang.benchmarks.load.OpenLoop;
import io.huifang.benchmarks.load.RequestTemplate;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Claims as agents make them: HTTP Basic, one agent a connection, the whole answer read. */
final class HttpClaims {
    private static final int CREATED = 201;

    /** Far below what a service can do, so that waiting for one another plays no part. */
    private static final double CALM = 500;

    private final Plan plan;
    private final InetSocketAddress server;
    private final List<RequestTemplate> agents;
    private final Map<String, Long> processes;

    HttpClaims(Plan plan, LocalStack stack, int agents) {
        ServiceProcess survey = stack.service(Service.SURVEY);
        URI url = URI.create(survey.url());
        this.plan = plan;
        this.server = new InetSocketAddress(url.getHost(), url.getPort());
        this.agents = Agents.of(stack, agents);
        this.processes =
                Map.of(
                        "client", ProcessHandle.current().pid(),
                        "server", survey.pid(),
                        "database", stack.postgres().pid());
    }

    /** Claims per second, as many as the agents can get. */
    Figure rate() throws IOException {
        try (ClosedLoop load = new ClosedLoop(server, agents, 1, 0)) {
            load.warm(plan.warmUp());
            ProcessorTime used = ProcessorTime.since(processes);
            LoadResult result = load.measure(plan.measured()).requireAll(CREATED);
            return new Figure(result.rate(), used.microsPerEvent(result.events()));
        }
    }

    /** Milliseconds a claim takes at a calm rate: median and 99th percentile. */
    Map<String, Figure> latency(String offered) throws IOException {
        try (OpenLoop load =
                new OpenLoop(server, agents, CALM, 0, (number, status, planned, at) -> {})) {
            load.measure(plan.warmUp()).requireAll(CREATED);
            ProcessorTime used = ProcessorTime.since(processes);
            LoadResult result = load.measure(plan.measured()).requireAll(CREATED);
            Map<String, Double> cost = used.microsPerEvent(result.events());
            Map<String, Figure> figures = new LinkedHashMap<>();
            figures.put("p50, " + offered, new Figure(millis(result, 50), cost));
            figures.put("p99, " + offered, new Figure(millis(result, 99), cost));
            return figures;
        }
    }

    private static double millis(LoadResult result, double percentile) {
        return result.latencyMicros().getValueAtPercentile(percentile) / 1000.0;
    }
}
