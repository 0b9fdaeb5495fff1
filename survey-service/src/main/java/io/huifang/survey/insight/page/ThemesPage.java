package io.huifang.survey.insight.page;

import io.huifang.survey.insight.guess.AccuracyView;
import io.huifang.survey.insight.guess.GuessAccuracyView;
import io.huifang.survey.insight.page.ChartTable.Cell;
import io.huifang.survey.insight.page.ChartTable.Row;
import io.huifang.survey.insight.theme.ThemesView;
import io.huifang.survey.insight.theme.ThemesView.LineView;
import io.huifang.survey.insight.theme.ThemesView.TextsView;
import io.huifang.survey.insight.theme.ThemesView.WindowView;
import io.huifang.survey.page.Wording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What texts are about in some days, and how often guesses were right.
 *
 * @param first day, as its field has it
 * @param last day, as its field has it
 * @param missing whether narratives are missing, because intake did not answer
 * @param texts of each source in each language
 * @param guesses how often they were right
 */
public record ThemesPage(
        String first, String last, boolean missing, List<Texts> texts, Guesses guesses) {
    /** Lines that a chart can tell apart. */
    private static final int MOST_LINES = 4;

    /**
     * Texts of one source in one language.
     *
     * @param chart the most frequent themes over time
     * @param all how many texts, in words
     * @param themes how many of each, the most frequent first
     */
    public record Texts(ChartTable chart, String all, List<Line> themes) {}

    /** So many of one thing. */
    public record Line(String name, String n) {}

    /**
     * How often guesses were right.
     *
     * @param latest over the latest ones, in words
     * @param lines in all, and of each reason; empty when there were none
     */
    public record Guesses(String latest, List<GuessLine> lines) {}

    /**
     * How often they were right for one reason.
     *
     * @param share of those that were right
     * @param interval where it lies
     * @param usual what needs no guess
     * @param hidden whether there are so few that nothing is told
     */
    public record GuessLine(
            String reason, String n, String share, String interval, String usual, boolean hidden) {}

    /**
     * @param step days from one window to the next
     */
    static ThemesPage of(
            ThemesView themes,
            GuessAccuracyView guesses,
            DashboardQuery query,
            int step,
            Wording wording) {
        return new ThemesPage(
                query.first().toString(),
                query.last().toString(),
                !themes.narratives(),
                themes.texts().stream().map(it -> texts(it, step, wording)).toList(),
                guesses(guesses, wording));
    }

    private static Texts texts(TextsView texts, int step, Wording wording) {
        Numbers numbers = new Numbers(wording);
        String id = texts.source() + "-" + texts.language();
        return new Texts(
                new ChartTable(
                        "themes-" + id,
                        wording.say("themes." + id),
                        wording.say("themes.unit"),
                        texts.themes().stream()
                                .limit(MOST_LINES)
                                .map(it -> wording.name("theme", it.theme()))
                                .toList(),
                        rows(texts, step, wording)),
                wording.say("themes.all", numbers.count(texts.all().n())),
                texts.themes().stream()
                        .map(
                                it ->
                                        new Line(
                                                wording.name("theme", it.theme()),
                                                it.n() == 0
                                                        ? wording.say("hidden")
                                                        : numbers.count(it.n())))
                        .toList());
    }

    /** From the first window with a text to the last one, without gaps. */
    private static List<Row> rows(TextsView texts, int step, Wording wording) {
        List<Map<LocalDate, WindowView>> lines =
                texts.themes().stream().limit(MOST_LINES).map(ThemesPage::byDay).toList();
        List<WindowView> all = texts.all().windows();
        List<Row> rows = new ArrayList<>();
        for (LocalDate day = all.get(0).from();
                !day.isAfter(all.get(all.size() - 1).from());
                day = day.plusDays(step)) {
            LocalDate at = day;
            rows.add(
                    new Row(
                            at.toString(),
                            lines.stream().map(it -> cell(it.get(at), wording)).toList(),
                            false));
        }
        return rows;
    }

    private static Map<LocalDate, WindowView> byDay(LineView line) {
        return line.windows().stream().collect(Collectors.toMap(WindowView::from, it -> it));
    }

    private static Cell cell(WindowView window, Wording wording) {
        if (window == null) return new Cell("0", "0");
        return window.hidden()
                ? new Cell(wording.say("hidden"), null)
                : new Cell(new Numbers(wording).count(window.n()), window.n().toString());
    }

    private static Guesses guesses(GuessAccuracyView guesses, Wording wording) {
        AccuracyView latest = guesses.latest();
        Numbers numbers = new Numbers(wording);
        String words =
                latest.share() == null
                        ? wording.say("guesses.unmeasured")
                        : wording.say(
                                "guesses.latest",
                                numbers.count(latest.n()),
                                numbers.share(latest.share()),
                                numbers.share(latest.usual()));
        boolean any = !guesses.reasons().isEmpty();
        return new Guesses(
                guesses.shown() ? words : wording.say("guesses.off") + " " + words,
                any
                        ? Stream.concat(Stream.of(guesses.total()), guesses.reasons().stream())
                                .map(it -> line(it, wording))
                                .toList()
                        : List.of());
    }

    private static GuessLine line(AccuracyView accuracy, Wording wording) {
        Numbers numbers = new Numbers(wording);
        String reason =
                accuracy.reason() == null
                        ? wording.say("all")
                        : wording.name("reason", accuracy.reason());
        if (accuracy.hidden()) return new GuessLine(reason, "", "", "", "", true);
        return new GuessLine(
                reason,
                numbers.count(accuracy.n()),
                numbers.share(accuracy.share()),
                wording.say(
                        "between", numbers.share(accuracy.low()), numbers.share(accuracy.high())),
                numbers.share(accuracy.usual()),
                false);
    }
}
