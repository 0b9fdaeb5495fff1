package io.huifang.benchmarks.desk;

import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.load.Actor;
import io.huifang.benchmarks.load.Actors;
import io.huifang.benchmarks.load.LoadResult;
import io.huifang.benchmarks.load.Patient;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.Service;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls as programs make them for agents: HTTP Basic, one connection an agent, closed loop. */
final class ProgramCalls {
    /** More than are made within the time of a run. */
    private static final int ENOUGH = 10_000;

    private static final int ENOUGH_WHEN_QUICK = 800;

    /** The measured time of a smoke run: on a busy machine nothing happens in a second. */
    private static final Duration QUICK = Duration.ofSeconds(8);

    /** Until cold services have compiled what a call takes. */
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(15);

    private final Plan plan;
    private final Floor floor;
    private final Stock stock;
    private final List<Requests> agents = new ArrayList<>();

    /** Whether those who have concluded take the next call. */
    private boolean goesOn;

    private boolean warm;

    ProgramCalls(Plan plan, Floor floor, Stock stock, int agents) {
        this.plan = plan;
        this.floor = floor;
        this.stock = stock;
        for (int number = 1; number <= agents; number++) {
            String account = Floor.account(number);
            this.agents.add(new Requests(account, floor.programOf(account)));
        }
    }

    /** Whole calls per second: claimed, the number shown, concluded with answers. */
    Figure whole() throws IOException, SQLException {
        stock.fillTo(plan.quick() ? ENOUGH_WHEN_QUICK : ENOUGH);
        goesOn = true;
        List<Actor> callers = agents.stream().map(this::caller).toList();
        try (Actors actors = new Actors(floor.address(Service.SURVEY), callers)) {
            actors.run(warm ? plan.warmUp() : FIRST_WARM_UP);
            warm = true;
            ProcessorTime used = floor.processorTime();
            Figure figure = figure(actors.run(plan.quick() ? QUICK : plan.measured()), used);
            goesOn = false;
            actors.finish();
            return figure;
        }
    }

    private Figure figure(Map<String, LoadResult> seen, ProcessorTime used) {
        LoadResult conclusions = seen.get(Requests.CONCLUDE);
        long calls = conclusions == null ? 0 : conclusions.byStatus().getOrDefault(200, 0L);
        if (calls == 0) {
            throw new IllegalStateException("nobody concluded a call: " + seen.keySet());
        }
        long later =
                seen.values().stream()
                        .mapToLong(it -> it.byStatus().getOrDefault(Patient.LATER, 0L))
                        .sum();
        if (later > 0) {
            plan.progress().println("  asked to come later: " + later);
        }
        double seconds = conclusions.measured().toNanos() / 1e9;
        return new Figure(calls / seconds, used.microsPerEvent(calls));
    }

    /** Conclusions alone per second, of calls claimed before. */
    Figure conclusions(int count) throws IOException, SQLException {
        Map<String, Deque<Held>> held = claimed(count);
        ProcessorTime used = floor.processorTime();
        return figure(
                finished(agents.stream().map(agent -> concluder(agent, held)).toList()), used);
    }

    /** Claims so many; each agent's by his account. */
    Map<String, Deque<Held>> claimed(int count) throws IOException, SQLException {
        stock.fillTo(count);
        AtomicInteger left = new AtomicInteger(count);
        Map<String, Deque<Held>> held = new TreeMap<>();
        finished(agents.stream().map(agent -> claimer(agent, left, held)).toList());
        return held;
    }

    private Map<String, LoadResult> finished(List<Actor> actors) throws IOException {
        try (Actors all = new Actors(floor.address(Service.SURVEY), actors)) {
            return all.finish();
        }
    }

    private Actor caller(Requests agent) {
        Deque<Held> inHand = new ArrayDeque<>(1);
        return new Patient(
                before -> {
                    if (before == null
                            || Requests.wanted(before).kind().equals(Requests.CONCLUDE)) {
                        return goesOn ? Optional.of(agent.claim()) : Optional.empty();
                    }
                    if (before.kind().equals(Requests.CLAIM)) {
                        inHand.push(Held.of(before));
                        return Optional.of(agent.reveal(inHand.peek()));
                    }
                    return Optional.of(agent.conclude(inHand.pop()));
                });
    }

    private static Actor claimer(
            Requests agent, AtomicInteger left, Map<String, Deque<Held>> held) {
        Deque<Held> own = held.computeIfAbsent(agent.account(), any -> new ArrayDeque<>());
        return new Patient(
                before -> {
                    if (before != null) {
                        own.add(Held.of(Requests.wanted(before)));
                    }
                    return left.getAndDecrement() > 0
                            ? Optional.of(agent.claim())
                            : Optional.empty();
                });
    }

    private static Actor concluder(Requests agent, Map<String, Deque<Held>> held) {
        return new Patient(
                before -> {
                    if (before != null) {
                        Requests.wanted(before);
                    }
                    return Optional.ofNullable(held.get(agent.account()).poll())
                            .map(agent::conclude);
                });
    }
}
