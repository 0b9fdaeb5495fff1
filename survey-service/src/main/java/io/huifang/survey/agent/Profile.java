package io.huifang.survey.agent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of an agent.
 *
 * @param account the account name
 * @param displayName what customers are told; the account name without a profile
 * @param skills what he can do, and how well
 * @param languages BCP 47; empty without a profile
 * @param group whom he works with, a code; null for none. What is counted is counted by it
 * @param version number of changes; 0 without a profile
 */
public record Profile(
        String account,
        String displayName,
        List<Skill> skills,
        List<String> languages,
        String group,
        long version) {
    /** What an account is called; the interface keeps {@code me} for who asks. */
    public static final Pattern ACCOUNT = Pattern.compile("(?!me$)[!-~]{1,128}");

    public static final Pattern SKILL = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    public static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    public static final Pattern GROUP = Pattern.compile("(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
    public static final int LONGEST_NAME = 80;
    public static final int MOST_SKILLS = 100;
    public static final int MOST_LANGUAGES = 20;
    public static final int HIGHEST_LEVEL = 5;

    /**
     * Something he can do.
     *
     * @param level 1–5
     */
    public record Skill(String name, int level) {}

    /** What customers are told; empty without a profile: an account is nobody's name. */
    public Optional<String> nameForCustomers() {
        return version == 0 ? Optional.empty() : Optional.of(displayName);
    }

    /** Of an account that has none. */
    static Profile none(String account) {
        return new Profile(account, account, List.of(), List.of(), null, 0);
    }
}
