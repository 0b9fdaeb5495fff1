package io.huifang.survey.agent;

import io.huifang.survey.exchange.Problem;

/** Why an agent or his profile is refused. */
public final class AgentProblems {
    /** He is on a break. */
    public static final Problem ON_BREAK =
            Problem.of(409, "on-break", "You are on a break; set your state to READY first");

    /** He is still writing up the last call. */
    public static final Problem IN_WRAP_UP =
            Problem.of(
                    409, "in-wrap-up", "You are in wrap-up; it ends, or set your state to READY");

    /** Somebody changed the profile meanwhile. */
    static final Problem STALE_PROFILE =
            Problem.of(412, "stale-profile", "The profile was changed; read it again");

    /** He still holds an attempt. */
    static final Problem HOLDS_A_LEASE =
            Problem.of(
                    409,
                    "holds-a-lease",
                    "The agent holds an attempt; wait for its end or take it back first");

    private AgentProblems() {}

    /** Why one in this state is given nothing; null when he takes calls. */
    public static Problem of(WorkState state) {
        return switch (state) {
            case READY -> null;
            case BREAK -> ON_BREAK;
            case WRAP_UP -> IN_WRAP_UP;
        };
    }
}
