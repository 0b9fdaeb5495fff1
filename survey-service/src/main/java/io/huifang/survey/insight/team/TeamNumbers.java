package io.huifang.survey.insight.team;

import io.huifang.survey.insight.load.Agent;
import io.huifang.survey.insight.load.Spread;
import io.huifang.survey.insight.page.Numbers;
import io.huifang.survey.page.Wording;

import java.math.BigDecimal;

/** Numbers about those who call, as people read them. */
final class TeamNumbers {
    private final Wording wording;
    private final Numbers numbers;

    TeamNumbers(Wording wording) {
        this.wording = wording;
        this.numbers = new Numbers(wording);
    }

    /** By his name, and by his account where he has none. */
    static String name(Agent agent) {
        return agent.displayName() == null ? agent.account() : agent.displayName();
    }

    /**
     * @param code null for none
     */
    String group(String code) {
        return code == null ? wording.say("team.noGroup") : code;
    }

    String count(long count) {
        return numbers.count(count);
    }

    String share(BigDecimal share) {
        return numbers.share(share);
    }

    String time(long seconds) {
        return numbers.time(BigDecimal.valueOf(seconds));
    }

    String decimal(BigDecimal value) {
        return value == null ? Numbers.NONE : numbers.decimal(value, 2);
    }

    /** Gini's coefficient, and the coefficient of variation. */
    String spread(Spread spread) {
        if (spread.gini() == null) return Numbers.NONE;
        return wording.say(
                "team.spread",
                decimal(BigDecimal.valueOf(spread.gini())),
                decimal(BigDecimal.valueOf(spread.variation())));
    }
}
