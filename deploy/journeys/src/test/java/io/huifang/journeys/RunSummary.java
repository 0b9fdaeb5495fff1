package io.huifang.journeys;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows;
import io.huifang.journeys.evidence.SurveyRows;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.wallet.Sending;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A run in numbers, for whoever reads the build's output.
 *
 * @param title of the run
 * @param evidence what it left
 * @param report what was found in it
 * @param answers how often agents got which answer
 * @param diary what happened meanwhile
 */
record RunSummary(
        String title,
        Evidence evidence,
        Report report,
        Map<String, Integer> answers,
        List<String> diary) {

    void print() {
        System.out.println(this);
    }

    @Override
    public String toString() {
        SchedulerRows scheduler = evidence.scheduler();
        SurveyRows survey = evidence.survey();
        StringBuilder text = new StringBuilder("\n== " + title + "\n");
        diary.forEach(line -> text.append(line).append('\n'));
        line(text, "sent", byVerdict());
        line(text, "decided", counted(scheduler.decisions(), SchedulerRows.Decision::kind));
        line(text, "tasks", counted(scheduler.tasks(), SchedulerRows.Task::status));
        line(text, "attempts", counted(survey.attempts(), SurveyRows.Attempt::state));
        line(text, "concluded", counted(survey.conclusions(), SurveyRows.Conclusion::disposition));
        line(text, "agents heard", answers);
        line(text, "told", told());
        return text.append(report).append('\n').toString();
    }

    private static void line(StringBuilder text, String what, Map<String, ?> counts) {
        text.append("%-12s %s%n".formatted(what, counts));
    }

    private Map<String, Long> byVerdict() {
        List<Sending> sendings = evidence.clients().sendings();
        Map<String, Long> counts = counted(sendings, sending -> sending.verdict().name());
        counts.put("keys", sendings.stream().map(Sending::key).distinct().count());
        return counts;
    }

    private Map<String, Long> told() {
        Map<String, Long> counts = counted(evidence.told(), Told::topic);
        long facts =
                evidence.told().stream()
                        .map(told -> told.topic() + told.eventId())
                        .distinct()
                        .count();
        counts.put("repeated", evidence.told().size() - facts);
        return counts;
    }

    private static <T> Map<String, Long> counted(List<T> all, Function<T, String> by) {
        return new TreeMap<>(all.stream().collect(groupingBy(by, counting())));
    }
}
