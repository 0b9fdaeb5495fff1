package io.huifang.survey.agent;

import java.util.List;

/**
 * What is known of an agent.
 *
 * @param account the account name
 * @param displayName what customers are told; the account name without a profile
 * @param skills what he can do, and how well
 * @param languages BCP 47; empty without a profile
 * @param version number of changes; 0 without a profile
 */
public record Profile(
        String account,
        String displayName,
        List<Skill> skills,
        List<String> languages,
        long version) {

    /**
     * Something he can do.
     *
     * @param level 1–5
     */
    public record Skill(String name, int level) {}

    /** Of an account that has none. */
    static Profile none(String account) {
        return new Profile(account, account, List.of(), List.of(), 0);
    }
}
