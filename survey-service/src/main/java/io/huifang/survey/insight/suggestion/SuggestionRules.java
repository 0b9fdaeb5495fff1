package io.huifang.survey.insight.suggestion;

import io.huifang.survey.insight.measure.Difference;
import io.huifang.survey.insight.measure.ManyTests;
import io.huifang.survey.insight.measure.Share;
import io.huifang.survey.insight.suggestion.Suggestion.Kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which differences are worth a suggestion. Each choice is held against all others of its subject;
 * all of these comparisons are corrected together, so that asking much finds nothing by chance.
 *
 * @param least attempts on either side, below which nothing is compared
 * @param ratio so many times as often at least, to be worth a change
 * @param chance a difference that is likelier by chance is none
 */
record SuggestionRules(int least, double ratio, double chance) {

    /**
     * @param after next attempts, by the disposition before
     * @param byHour attempts, by reason
     * @return the clearest first; of each subject and kind only the best
     */
    List<Suggestion> suggest(List<Tried> after, List<Tried> byHour) {
        List<Compared> compared = new ArrayList<>();
        compared.addAll(compare(Kind.RETRY_DAY_PART, after, Tried::dayPart));
        compared.addAll(compare(Kind.RETRY_WAIT, after, Tried::delay));
        compared.addAll(compare(Kind.HOUR, byHour, Tried::hourOfDay));
        List<Double> chances =
                ManyTests.corrected(compared.stream().map(it -> it.difference().chance()).toList());
        List<Suggestion> found = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            found.add(compared.get(i).with(chances.get(i), compared.size()));
        }
        return best(found.stream().filter(this::isWorthIt).toList());
    }

    private record Compared(Kind kind, String subject, String value, Difference difference) {
        Suggestion with(double corrected, int comparisons) {
            return new Suggestion(kind, subject, value, difference, corrected, comparisons);
        }
    }

    private List<Compared> compare(Kind kind, List<Tried> tried, Function<Tried, String> choice) {
        List<Compared> compared = new ArrayList<>();
        Map<String, List<Tried>> subjects =
                tried.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Tried::subject, TreeMap::new, Collectors.toList()));
        subjects.forEach(
                (subject, all) -> {
                    Share total = Tried.together(all);
                    choices(all, choice)
                            .forEach(
                                    (value, some) -> {
                                        Share one = Tried.together(some);
                                        Difference difference =
                                                new Difference(one, total.without(one));
                                        if (isEnough(difference)) {
                                            compared.add(
                                                    new Compared(kind, subject, value, difference));
                                        }
                                    });
                });
        return compared;
    }

    private static Map<String, List<Tried>> choices(
            Collection<Tried> tried, Function<Tried, String> choice) {
        return tried.stream()
                .collect(Collectors.groupingBy(choice, TreeMap::new, Collectors.toList()));
    }

    private boolean isEnough(Difference difference) {
        return difference.one().n() >= least && difference.other().n() >= least;
    }

    private boolean isWorthIt(Suggestion suggestion) {
        return suggestion.chance() <= chance && suggestion.ratio() >= ratio;
    }

    private static List<Suggestion> best(List<Suggestion> found) {
        Map<String, Suggestion> best = new TreeMap<>();
        found.forEach(
                it ->
                        best.merge(
                                it.kind() + " " + it.subject(),
                                it,
                                (one, other) ->
                                        one.difference().value() < other.difference().value()
                                                ? other
                                                : one));
        return best.values().stream()
                .sorted(
                        Comparator.comparingDouble(Suggestion::chance)
                                .thenComparing(Suggestion::id))
                .toList();
    }
}
