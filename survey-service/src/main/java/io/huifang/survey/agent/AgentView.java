package io.huifang.survey.agent;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;

/**
 * An agent as supervisors and he himself see him.
 *
 * @param account the account name
 * @param displayName what customers are told; the account name without a profile
 * @param skills what he can do, and how well
 * @param languages BCP 47; empty without a profile, and then he is given any
 * @param group whom he works with, a code; absent for none
 * @param state whether he takes calls
 * @param since when that began, UTC; absent for one who never said anything
 * @param until when a wrap-up ends by itself, UTC; absent for not
 * @param version what a change shows as {@code If-Match}; 0 without a profile
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentView(
        String account,
        String displayName,
        List<SkillView> skills,
        List<String> languages,
        String group,
        WorkState state,
        Instant since,
        Instant until,
        long version) {

    /**
     * Something he can do.
     *
     * @param name as the policy names it
     * @param level 1–5
     */
    public record SkillView(String name, int level) {}

    static AgentView of(Profile profile, Working working) {
        return new AgentView(
                profile.account(),
                profile.displayName(),
                profile.skills().stream()
                        .map(skill -> new SkillView(skill.name(), skill.level()))
                        .toList(),
                profile.languages(),
                profile.group(),
                working.state(),
                working.since(),
                working.until(),
                profile.version());
    }
}
