package io.huifang.survey.insight.indicator;

import java.util.Optional;
import java.util.stream.Stream;

/** What numbers are told apart by: by the hour one at a time, by the day one or two. */
public enum Dimension {
    REASON("reason"),
    REGION("region"),
    LANGUAGE("language"),
    /** Only of what an agent had a part in: attempts and the answers given in them. */
    AGENT_GROUP("agentGroup");

    private final String member;

    Dimension(String member) {
        this.member = member;
    }

    /** Its name in facts, queries and answers. */
    public String member() {
        return member;
    }

    /** The dimension of that name; empty when there is none. */
    public static Optional<Dimension> named(String member) {
        return Stream.of(values()).filter(one -> one.member.equals(member)).findFirst();
    }
}
