package io.huifang.survey.insight.page;

import io.huifang.survey.insight.churn.AgeBand;
import io.huifang.survey.insight.churn.ChurnRiskView;
import io.huifang.survey.insight.churn.ChurnRiskView.CountView;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Customers who went silent, by reason and by how long ago their callback ended.
 *
 * @param text what is counted, in words
 * @param ages how long ago, in words
 * @param rows by reason; empty when nobody did
 * @param total all together; empty for one reason
 */
public record ChurnTable(String text, List<String> ages, List<Row> rows, String total) {

    /** One reason. */
    public record Row(String reason, List<String> cells) {}

    static ChurnTable of(ChurnRiskView risk, DashboardQuery query, Wording wording) {
        Numbers numbers = new Numbers(wording);
        Map<String, Map<String, CountView>> reasons = new TreeMap<>();
        risk.counts().stream()
                .filter(it -> query.reason() == null || it.reason().equals(query.reason()))
                .forEach(
                        it ->
                                reasons.computeIfAbsent(it.reason(), any -> new TreeMap<>())
                                        .put(it.days(), it));
        String total = risk.hidden() ? wording.say("hidden") : numbers.count(risk.customers());
        return new ChurnTable(
                wording.say("churn.text", risk.silentDays()),
                Stream.of(AgeBand.values())
                        .map(it -> wording.say("churn.days", it.days()))
                        .toList(),
                reasons.entrySet().stream()
                        .map(it -> row(it.getKey(), it.getValue(), wording))
                        .toList(),
                query.reason() == null ? total : "");
    }

    private static Row row(String reason, Map<String, CountView> counts, Wording wording) {
        return new Row(
                wording.name("reason", reason),
                Stream.of(AgeBand.values())
                        .map(age -> cell(counts.get(age.days()), wording))
                        .toList());
    }

    private static String cell(CountView count, Wording wording) {
        if (count == null) return Numbers.NONE;
        return count.hidden()
                ? wording.say("hidden")
                : new Numbers(wording).count(count.customers());
    }
}
