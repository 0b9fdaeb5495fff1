package io.huifang.survey.agent.page;

import io.huifang.survey.agent.AgentView;
import io.huifang.survey.agent.Profile;
import io.huifang.survey.agent.Profile.Skill;
import io.huifang.survey.exchange.PlainText;

import jakarta.ws.rs.core.MultivaluedMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A profile as it stands in a form, sound or not.
 *
 * @param account whose
 * @param known whether anything of him stands among the agents
 * @param version that it replaces; 0 for a new one
 * @param displayName what customers are told
 * @param skills with levels, such as {@code refunds:3}, between them blanks or commas
 * @param languages BCP 47, between them blanks or commas
 * @param group a code; empty for none
 */
record ProfileForm(
        String account,
        boolean known,
        long version,
        String displayName,
        String skills,
        String languages,
        String group) {
    private static final Pattern SKILL =
            Pattern.compile("(" + Profile.SKILL + "):([1-" + Profile.HIGHEST_LEVEL + "])");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,，、;；]+");

    static ProfileForm of(AgentView agent) {
        return new ProfileForm(
                agent.account(),
                agent.version() > 0 || agent.since() != null,
                agent.version(),
                agent.displayName(),
                agent.skills().stream()
                        .map(skill -> skill.name() + ":" + skill.level())
                        .collect(Collectors.joining(", ")),
                String.join(", ", agent.languages()),
                agent.group() == null ? "" : agent.group());
    }

    static ProfileForm sent(String account, MultivaluedMap<String, String> sent) {
        long version = version(sent.getFirst("version"));
        return new ProfileForm(
                account,
                version > 0 || "true".equals(sent.getFirst("known")),
                version,
                text(sent, "displayName").strip(),
                text(sent, "skills").strip(),
                text(sent, "languages").strip(),
                text(sent, "group").strip());
    }

    /** The version that a form says; -1, which nothing has, when it says none. */
    static long version(String said) {
        return said != null && VERSION.matcher(said).matches() ? Long.parseLong(said) : -1;
    }

    /** The fields in which something is wrong, in their order. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        boolean named =
                !displayName.isBlank()
                        && displayName.length() <= Profile.LONGEST_NAME
                        && displayName.lines().count() == 1
                        && PlainText.is(displayName);
        if (!named) faults.add("displayName");
        if (!areSkills()) faults.add("skills");
        if (!areLanguages()) faults.add("languages");
        if (!group.isEmpty() && !Profile.GROUP.matcher(group).matches()) faults.add("group");
        return faults;
    }

    /** As it is kept; only without faults. */
    Profile profile() {
        List<Skill> read =
                words(skills).stream()
                        .map(SKILL::matcher)
                        .filter(Matcher::matches)
                        .map(
                                it ->
                                        new Skill(
                                                it.group(1),
                                                Integer.parseInt(it.group(it.groupCount()))))
                        .toList();
        return new Profile(account, displayName, read, words(languages), ownGroup(), version);
    }

    private String ownGroup() {
        return group.isEmpty() ? null : group;
    }

    private boolean areSkills() {
        List<String> said = words(skills);
        Set<String> names = new HashSet<>();
        return said.size() <= Profile.MOST_SKILLS
                && said.stream().allMatch(SKILL.asMatchPredicate())
                && said.stream().allMatch(it -> names.add(it.substring(0, it.indexOf(':'))));
    }

    private boolean areLanguages() {
        List<String> said = words(languages);
        return !said.isEmpty()
                && said.size() <= Profile.MOST_LANGUAGES
                && Set.copyOf(said).size() == said.size()
                && said.stream().allMatch(Profile.LANGUAGE.asMatchPredicate());
    }

    private static List<String> words(String text) {
        return Stream.of(BETWEEN.split(text)).filter(word -> !word.isEmpty()).toList();
    }

    private static String text(MultivaluedMap<String, String> sent, String field) {
        String said = sent.getFirst(field);
        return said == null ? "" : said;
    }
}
