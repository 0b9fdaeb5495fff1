package io.huifang.survey.insight.theme;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.survey.insight.theme.ShownWindows.Grain;
import io.huifang.survey.insight.theme.ShownWindows.Shown;
import io.huifang.survey.insight.theme.ThemeCount.Source;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What texts are about.
 *
 * @param from first day, of the pages' zone
 * @param to last day, inclusive; days that are not over are not told
 * @param grain DAY, or WEEK from Monday to Sunday
 * @param narratives false when intake did not answer, and narratives are missing
 * @param texts each source in each language for itself; without those that have none
 */
public record ThemesView(
        LocalDate from, LocalDate to, Grain grain, boolean narratives, List<TextsView> texts) {
    /**
     * Texts of one source in one language.
     *
     * @param source COMMENT or NARRATIVE
     * @param language {@code zh} or {@code en}
     * @param all how many there are
     * @param themes what they are about, the most frequent first; a text may be about several
     */
    public record TextsView(Source source, String language, LineView all, List<LineView> themes) {}

    /**
     * One theme over time.
     *
     * @param theme code; absent for all texts
     * @param n texts of the windows that are shown
     * @param windows in which there is any, in order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineView(String theme, long n, List<WindowView> windows) {
        static LineView of(String theme, SortedMap<LocalDate, Shown> shown) {
            List<WindowView> windows =
                    shown.entrySet().stream()
                            .map(
                                    it ->
                                            new WindowView(
                                                    it.getKey(),
                                                    it.getValue().n(),
                                                    it.getValue().isHidden()))
                            .toList();
            return new LineView(
                    theme.isEmpty() ? null : theme,
                    windows.stream().filter(it -> !it.hidden()).mapToLong(WindowView::n).sum(),
                    windows);
        }
    }

    /**
     * One day or week.
     *
     * @param from its first day
     * @param n how many texts; absent when hidden
     * @param hidden true when they are so few that they, or others, could be known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WindowView(LocalDate from, Long n, boolean hidden) {}
}
