package io.huifang.survey.insight.page;

import io.huifang.survey.insight.page.DashboardNumbers.Found;
import io.huifang.survey.insight.suggestion.Dismissal.Because;
import io.huifang.survey.page.Wording;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The dashboard of some days.
 *
 * @param filter what is looked at
 * @param groups the numbers at a glance
 * @param charts over time
 * @param heat callbacks by reason and hour of the day
 * @param funnel what became of events
 * @param findings what was found
 * @param churn customers who went silent
 * @param because why a suggestion may be dismissed; none for who may not
 * @param scheduler where the scheduler's pages stand; null for nowhere
 */
public record DashboardPage(
        Filter filter,
        List<Group> groups,
        List<ChartTable> charts,
        HeatMap heat,
        FunnelTable funnel,
        Findings findings,
        ChurnTable churn,
        List<Choice> because,
        String scheduler) {

    /** The numbers at a glance, by group. */
    private static final Map<String, List<String>> GROUPS =
            Map.of(
                    "reach",
                    List.of(
                            "time-to-callback-median",
                            "time-to-callback-p90",
                            "contact-rate",
                            "right-party-rate-dialled",
                            "sla-attainment",
                            "queue-age",
                            "punctuality",
                            "attempts-per-callback"),
                    "solve",
                    List.of(
                            "fcr-agent",
                            "fcr-customer",
                            "fcr-no-repeat-7d",
                            "repeat-rate",
                            "promises-kept"),
                    "say",
                    List.of("csat", "nps", "ces", "ces-easy"),
                    "must",
                    List.of("explained-share", "budget-breaches", "stale-offered", "opt-out-time"));

    private static final List<String> ORDER = List.of("reach", "solve", "say", "must");

    /** The indicators of each chart by the day. */
    private static final Map<String, List<String>> CHARTS =
            Map.of(
                    "speed", List.of("time-to-callback-median", "time-to-callback-p90"),
                    "rates", List.of("contact-rate", "sla-attainment", "fcr-agent"),
                    "answers", List.of("csat", "fcr-customer", "ces-easy"));

    /** What is asked for by the day. */
    static final List<String> DAILY =
            Stream.concat(GROUPS.values().stream(), CHARTS.values().stream())
                    .flatMap(List::stream)
                    .distinct()
                    .toList();

    /** How storms come and what becomes of them. */
    static final List<String> STORM =
            List.of("events", "decided-merged", "decided-suppressed", "opened");

    /** What the heat map counts. */
    static final String HEAT = "opened";

    /**
     * What is looked at, and what else could be.
     *
     * @param reason empty for all
     * @param reasons those that came, and the one that is looked at
     * @param spans other days, ending alike
     */
    public record Filter(
            String first, String last, String reason, List<Choice> reasons, List<Link> spans) {}

    /** One of the choices. */
    public record Choice(String value, String name, boolean chosen) {}

    /** Leads somewhere. */
    public record Link(String words, String path) {}

    /**
     * Numbers that belong together.
     *
     * @param name in words
     */
    public record Group(String id, String name, List<Tile> tiles) {}

    static DashboardPage of(
            DashboardNumbers numbers,
            DashboardQuery query,
            Optional<URI> scheduler,
            boolean dismisses,
            Wording wording) {
        Found found = numbers.found();
        return new DashboardPage(
                filter(numbers, query, wording),
                ORDER.stream().map(id -> group(id, numbers, query, wording)).toList(),
                charts(numbers, query, wording),
                HeatMap.of(numbers.byHour(), query, wording),
                FunnelTable.of(numbers.funnel(), query, wording),
                Findings.of(found.effects(), found.signals(), found.suggestions(), query, wording),
                ChurnTable.of(found.churn(), query, wording),
                dismisses ? because(wording) : List.of(),
                scheduler.map(URI::toString).map(DashboardPage::withoutEnd).orElse(null));
    }

    private static List<Choice> because(Wording wording) {
        return Stream.of(Because.values())
                .map(it -> new Choice(it.name(), wording.name("because", it), false))
                .toList();
    }

    private static Group group(
            String id, DashboardNumbers numbers, DashboardQuery query, Wording wording) {
        return new Group(
                id,
                wording.say("group." + id),
                GROUPS.get(id).stream()
                        .map(it -> Tile.of(it, numbers.daily().get(it), query, wording))
                        .toList());
    }

    private static List<ChartTable> charts(
            DashboardNumbers numbers, DashboardQuery query, Wording wording) {
        Stream<ChartTable> daily =
                Stream.of("speed", "rates", "answers")
                        .map(
                                id ->
                                        ChartTable.of(
                                                id,
                                                CHARTS.get(id).stream()
                                                        .map(numbers.daily()::get)
                                                        .toList(),
                                                query,
                                                wording));
        ChartTable storm =
                ChartTable.of("storm", List.copyOf(numbers.storm().values()), query, wording);
        return Stream.concat(daily, Stream.of(storm)).toList();
    }

    private static Filter filter(DashboardNumbers numbers, DashboardQuery query, Wording wording) {
        TreeSet<String> reasons = new TreeSet<>();
        numbers.byHour().lines().forEach(line -> reasons.addAll(line.of().values()));
        if (query.reason() != null) reasons.add(query.reason());
        return new Filter(
                query.first().toString(),
                query.last().toString(),
                query.reason() == null ? "" : query.reason(),
                reasons.stream()
                        .map(
                                it ->
                                        new Choice(
                                                it,
                                                wording.name("reason", it),
                                                it.equals(query.reason())))
                        .toList(),
                Stream.of(1, 7, 28, 90)
                        .map(
                                days ->
                                        new Link(
                                                wording.say("filter.days", days),
                                                "/insight?" + query.ofDays(days).parameters()))
                        .toList());
    }

    private static String withoutEnd(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
