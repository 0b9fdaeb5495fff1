package io.huifang.survey.insight.theme;

import io.huifang.survey.insight.InsightConfig;
import io.huifang.survey.insight.theme.ShownWindows.Grain;
import io.huifang.survey.insight.theme.ShownWindows.Shown;
import io.huifang.survey.insight.theme.ThemeCount.Source;
import io.huifang.survey.insight.theme.ThemesView.LineView;
import io.huifang.survey.insight.theme.ThemesView.TextsView;
import io.huifang.survey.page.PageConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what texts are about, as far as the weeks are over. Changes nothing. */
@ApplicationScoped
public class ShowThemes {
    private final Pool pool;
    private final ThemeCounts counts;
    private final Narratives narratives;
    private final InsightConfig config;
    private final ZoneId zone;
    private final Clock clock;

    ShowThemes(
            Pool pool,
            ThemeCounts counts,
            Narratives narratives,
            InsightConfig config,
            PageConfig pages,
            Clock clock) {
        this.pool = pool;
        this.counts = counts;
        this.narratives = narratives;
        this.config = config;
        this.zone = pages.timeZone();
        this.clock = clock;
    }

    /** Texts of one kind. */
    private record Kind(Source source, String language) {}

    /**
     * A window is shown when all of it lies in the days that are asked for, and its week is over.
     */
    public Uni<ThemesView> of(ThemesQuery query) {
        LocalDate over = ShownWindows.lastOver(LocalDate.ofInstant(clock.instant(), zone));
        LocalDate last = query.last().isBefore(over) ? query.last() : over;
        LocalDate from = ShownWindows.monday(query.first());
        LocalDate to = ShownWindows.monday(last).plusDays(6);
        if (last.isBefore(query.first())) {
            return Uni.createFrom().item(view(query, last, List.of(), Optional.of(List.of())));
        }
        return counts.between(pool, from, to, query.language())
                .chain(
                        comments ->
                                narratives
                                        .between(from, to, query.language())
                                        .map(told -> view(query, last, comments, told)));
    }

    private ThemesView view(
            ThemesQuery query,
            LocalDate last,
            List<ThemeCount> comments,
            Optional<List<ThemeCount>> narrated) {
        List<ThemeCount> all =
                Stream.concat(comments.stream(), narrated.orElse(List.of()).stream()).toList();
        return new ThemesView(
                query.first(),
                query.last(),
                query.grain(),
                narrated.isPresent(),
                texts(all, query, last));
    }

    private List<TextsView> texts(List<ThemeCount> all, ThemesQuery query, LocalDate last) {
        Map<Kind, List<ThemeCount>> kinds =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> new Kind(it.source(), it.language()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return kinds.entrySet().stream()
                .map(it -> texts(it.getKey(), it.getValue(), query, last))
                .filter(it -> !it.all().windows().isEmpty())
                .toList();
    }

    private TextsView texts(Kind kind, List<ThemeCount> all, ThemesQuery query, LocalDate last) {
        Map<String, Map<LocalDate, Long>> days = new TreeMap<>();
        all.forEach(
                it ->
                        days.computeIfAbsent(it.theme(), theme -> new TreeMap<>())
                                .put(it.day(), it.n()));
        List<LineView> lines =
                days.entrySet().stream()
                        .map(it -> LineView.of(it.getKey(), shown(it.getValue(), query, last)))
                        .toList();
        return new TextsView(
                kind.source(),
                kind.language(),
                lines.get(0), // of all texts: its name is empty
                lines.stream()
                        .skip(1)
                        .filter(it -> !it.windows().isEmpty())
                        .sorted(Comparator.comparing(LineView::n).reversed())
                        .toList());
    }

    private SortedMap<LocalDate, Shown> shown(
            Map<LocalDate, Long> days, ThemesQuery query, LocalDate last) {
        SortedMap<LocalDate, Shown> shown =
                new TreeMap<>(ShownWindows.of(days, query.grain(), config.smallestGroup()));
        int more = query.grain() == Grain.WEEK ? 6 : 0;
        shown.keySet()
                .removeIf(it -> it.isBefore(query.first()) || it.plusDays(more).isAfter(last));
        return shown;
    }
}
