package io.huifang.survey.insight.theme;

import io.huifang.contract.analytics.ResponseFact;
import io.huifang.outbox.Inbox;
import io.huifang.survey.insight.theme.ThemeCount.Source;
import io.huifang.survey.page.PageConfig;
import io.huifang.themes.Themes.Found;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Counts what comments are about, each once: the inbox knows their facts, in the transaction that
 * counts. Which fact a count is from stands nowhere.
 */
@ApplicationScoped
public class CountThemes {
    private static final String COUNTER = "survey-themes";

    private final Inbox inbox;
    private final Comments comments;
    private final ReadTexts readTexts;
    private final ThemeCounts counts;
    private final ZoneId zone;

    CountThemes(
            Inbox inbox,
            Comments comments,
            ReadTexts readTexts,
            ThemeCounts counts,
            PageConfig pages) {
        this.inbox = inbox;
        this.comments = comments;
        this.readTexts = readTexts;
        this.counts = counts;
        this.zone = pages.timeZone();
    }

    /**
     * In the caller's transaction. What is counted is locked until the commit, and other replicas
     * count it, too.
     */
    public Uni<Void> count(SqlConnection tx, List<ResponseFact> responses) {
        Map<UUID, ResponseFact> commented = new LinkedHashMap<>();
        responses.stream()
                .filter(ResponseFact::commented)
                .forEach(it -> commented.put(it.eventId(), it));
        return inbox.firstTime(tx, COUNTER, commented.keySet())
                .chain(
                        first ->
                                countFirst(
                                        tx,
                                        commented.values().stream()
                                                .filter(it -> first.contains(it.eventId()))
                                                .toList()));
    }

    private Uni<Void> countFirst(SqlConnection tx, List<ResponseFact> responses) {
        return Multi.createFrom()
                .iterable(responses)
                .onItem()
                .transformToUniAndConcatenate(response -> comments.of(tx, response))
                .collect()
                .asList()
                .chain(readTexts::read)
                .chain(found -> counts.add(tx, counted(responses, found)));
    }

    private List<ThemeCount> counted(List<ResponseFact> responses, List<Optional<Found>> allFound) {
        List<ThemeCount> counted = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            LocalDate day = responses.get(i).occurredAt().atZone(zone).toLocalDate();
            allFound.get(i).ifPresent(found -> each(day, found).forEach(counted::add));
        }
        return counted;
    }

    private static Stream<ThemeCount> each(LocalDate day, Found found) {
        return Stream.concat(Set.of("").stream(), found.themes().stream())
                .map(
                        theme ->
                                new ThemeCount(
                                        day, Source.COMMENT, found.language().code(), theme, 1));
    }
}
