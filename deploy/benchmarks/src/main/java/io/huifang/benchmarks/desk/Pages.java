package io.huifang.benchmarks.desk;

import io.huifang.backing.issuer.Visitor;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.load.Actors;
import io.huifang.benchmarks.load.LoadResult;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.Service;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A floor of agents at their browsers, each with a page open that listens to the news. */
final class Pages implements AutoCloseable {
    static final String CALLS = "calls concluded";
    static final List<Integer> PERCENTILES = List.of(50, 95, 99);

    /** More than are made: answers take time, too. */
    private static final double SPARE = 1.2;

    private final Plan plan;
    private final Floor floor;
    private final Stock stock;
    private final List<PageAgent> agents = new ArrayList<>();
    private final OpenPages open;
    private final Actors actors;
    private final Map<String, Long> answers = new TreeMap<>();
    private final Map<String, Long> errors = new TreeMap<>();

    Pages(Plan plan, Floor floor, Stock stock, int count) throws IOException {
        this.plan = plan;
        this.floor = floor;
        this.stock = stock;
        URI survey = URI.create(floor.stack().service(Service.SURVEY).url());
        List<String> cookies =
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> cookie(survey, Floor.account(number)))
                        .toList();
        for (int number = 0; number < count; number++) {
            Duration late = PageAgent.A_CALL.multipliedBy(number).dividedBy(count);
            agents.add(new PageAgent(cookies.get(number), late));
        }
        this.open = new OpenPages(survey, cookies);
        this.actors = new Actors(floor.address(Service.SURVEY), agents);
    }

    /** What one kind of request is called in {@link #measure}'s figures. */
    static String name(String kind, int percentile) {
        return kind + " p" + percentile;
    }

    /**
     * Lets the floor begin; returns when everybody has made some calls. From here on the agents
     * must not be kept from hearing their answers: what all rounds need is there before.
     */
    void warmUp() throws IOException, SQLException {
        Duration howLong = PageAgent.A_CALL.multipliedBy(plan.quick() ? 2 : 6);
        stock.fillTo(calls(howLong.plus(round().multipliedBy(plan.rounds()))));
        actors.run(howLong);
    }

    private Duration round() {
        return Duration.ofSeconds(plan.quick() ? 20 : 30);
    }

    /** One round: milliseconds by request and percentile, and calls a second. */
    Map<String, Figure> measure() throws IOException {
        ProcessorTime used = floor.processorTime();
        Map<String, LoadResult> seen = actors.run(round());
        if (!seen.keySet().containsAll(PageAgent.kinds())) {
            throw new IllegalStateException("nobody got further than " + seen.keySet());
        }
        LoadResult concluded = seen.get(PageAgent.lastKind());
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put(
                CALLS, new Figure(concluded.rate(), used.microsPerEvent(concluded.responses())));
        for (String kind : PageAgent.kinds()) {
            LoadResult result = seen.get(kind);
            for (int percentile : PERCENTILES) {
                double micros = result.latencyMicros().getValueAtPercentile(percentile);
                figures.put(name(kind, percentile), Figure.of(micros / 1000));
            }
            count(kind, result);
        }
        return figures;
    }

    /** Answers so far to one kind of request, in the measured time. */
    long answers(String kind) {
        return answers.getOrDefault(kind, 0L);
    }

    /** Of these, others than wanted. */
    long errors(String kind) {
        return errors.getOrDefault(kind, 0L);
    }

    OpenPages open() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open.close();
        actors.close();
    }

    private void count(String kind, LoadResult result) {
        answers.merge(kind, result.responses(), Long::sum);
        result.byStatus()
                .forEach(
                        (status, count) -> {
                            if (!PageAgent.isWanted(status)) {
                                errors.merge(kind, count, Long::sum);
                            }
                        });
    }

    private long calls(Duration time) {
        double each = (double) time.toMillis() / PageAgent.A_CALL.toMillis();
        return (long) ((each + 1) * agents.size() * SPARE);
    }

    private String cookie(URI survey, String account) {
        Visitor browser = new Visitor(survey::toString);
        String password =
                URLEncoder.encode(
                        floor.stack().secrets().password(account), StandardCharsets.UTF_8);
        browser.send("/login", "j_username=" + account + "&j_password=" + password);
        String cookies =
                browser.cookies().entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        if (cookies.isEmpty()) {
            throw new IllegalStateException(account + " cannot log in");
        }
        return cookies;
    }
}
