package io.huifang.survey.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an agent may be given. Equal for those who may be given the same.
 *
 * @param skills levels 1–5 by skill
 * @param languages BCP 47 tags; empty for one without a profile, of whom it is not known
 */
public record Ability(Map<String, Integer> skills, Set<String> languages) {
    /** Of an account without a profile: nothing that takes skill, in any language. */
    public static final Ability WITHOUT_PROFILE = new Ability(Map.of(), Set.of());

    private static final char LEVEL = ':';

    public Ability {
        skills = Map.copyOf(skills);
        languages = Set.copyOf(languages);
    }

    static Ability of(List<String> skills, List<Integer> levels, List<String> languages) {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < skills.size(); i++) {
            byName.put(skills.get(i), levels.get(i));
        }
        return new Ability(byName, Set.copyOf(languages));
    }

    /**
     * Whether he can do what is asked.
     *
     * @param skill a skill, perhaps with the least level, such as {@code refunds:3}; empty for none
     * @param language a BCP 47 tag; empty for any
     */
    public boolean meets(String skill, String language) {
        return masters(skill) && speaks(language);
    }

    private boolean masters(String asked) {
        if (asked.isEmpty()) return true;
        int colon = asked.indexOf(LEVEL);
        String skill = colon < 0 ? asked : asked.substring(0, colon);
        return skills.getOrDefault(skill, 0) >= (colon < 0 ? 1 : level(asked.substring(colon + 1)));
    }

    /** What is no level asks for more than anybody has: it is for supervisors to hand over. */
    private static int level(String text) {
        return text.matches("[1-5]") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    private boolean speaks(String asked) {
        return asked.isEmpty()
                || languages.isEmpty()
                || languages.stream().anyMatch(spoken -> isSame(spoken, asked));
    }

    /** Chinese asked for is spoken by one of Mainland Chinese, but not Cantonese of Hong Kong. */
    private static boolean isSame(String spoken, String asked) {
        String one = spoken.toLowerCase(Locale.ROOT) + '-';
        String other = asked.toLowerCase(Locale.ROOT) + '-';
        return one.startsWith(other) || other.startsWith(one);
    }
}
