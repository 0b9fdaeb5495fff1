package io.huifang.benchmarks.desk;

import io.huifang.benchmarks.Production;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * The running stack as agents and wallet reach it.
 *
 * @param stack of all services
 */
record Floor(LocalStack stack) {

    /** A stack of all services; agents may hold so many calls that they can be claimed ahead. */
    static StackOptions options(Path root, int agents) {
        return StackOptions.isolated(root)
                .withBacking(Production::sized)
                .withAgents(agents)
                .with(
                        Service.SURVEY,
                        survey ->
                                survey.withConfiguration("huifang.lease.duration", "PT10M")
                                        .withConfiguration("huifang.lease.per-agent", "1000"));
    }

    /** The account with that number, from 1. */
    static String account(int number) {
        return "agent-" + number;
    }

    /** What a program says that works for that agent. */
    Map<String, String> programOf(String account) {
        String pair = account + ":" + stack.secrets().password(account);
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "Content-Type",
                "application/json",
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(bytes));
    }

    InetSocketAddress address(Service service) {
        URI url = URI.create(stack.service(service).url());
        return new InetSocketAddress(url.getHost(), url.getPort());
    }

    /** Takes the first look at everybody's processor time. */
    ProcessorTime processorTime() {
        return ProcessorTime.since(
                Map.of(
                        "client", ProcessHandle.current().pid(),
                        "intake", stack.service(Service.INTAKE).pid(),
                        "scheduler", stack.service(Service.SCHEDULER).pid(),
                        "survey", stack.service(Service.SURVEY).pid(),
                        "broker", stack.kafka().pid(),
                        "database", stack.postgres().pid()));
    }
}
