package io.huifang.survey.insight.churn;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.churn.SilentCounts.Cell;
import io.huifang.survey.smallgroup.SmallGroups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How many customers went silent after a matter was left unsolved.
 *
 * @param from their callbacks ended from then on, UTC
 * @param until and before then, UTC
 * @param silentDays so many whole days nothing was heard of them
 * @param customers all together, each once for every reason; absent when hidden
 * @param hidden true when they are so few that they could be known
 * @param counts by reason and by how long ago the callback ended; none of nobody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChurnRiskView(
        Instant from,
        Instant until,
        int silentDays,
        Long customers,
        boolean hidden,
        List<CountView> counts) {

    /**
     * One reason and age.
     *
     * @param days since the callback ended: {@code 0-29}, {@code 30-59}, {@code 60-89} or {@code
     *     90+}
     * @param customers absent when hidden
     * @param hidden true when there are so few that they could be known, or that others would
     *     follow
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CountView(String reason, String days, Long customers, boolean hidden) {}

    static ChurnRiskView of(Period period, int silentDays, List<Cell> cells, int smallest) {
        List<Long> people = cells.stream().map(Cell::customers).toList();
        long all = people.stream().mapToLong(it -> it).sum();
        Set<Integer> hidden = SmallGroups.hidden(people, Set.of(), smallest);
        List<CountView> counts = new ArrayList<>();
        for (int place = 0; place < cells.size(); place++) {
            Cell cell = cells.get(place);
            boolean isHidden = hidden.contains(place);
            counts.add(
                    new CountView(
                            cell.reason(),
                            cell.age().days(),
                            isHidden ? null : cell.customers(),
                            isHidden));
        }
        boolean few = all > 0 && SmallGroups.isSmall(all, smallest);
        return new ChurnRiskView(
                period.from(), period.until(), silentDays, few ? null : all, few, counts);
    }
}
