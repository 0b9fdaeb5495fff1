package io.huifang.survey.agent;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.agent.Profile.Skill;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.exchange.Violation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a profile.
 *
 * @param displayName what customers are told
 * @param skills level 1–5 by skill; absent for none
 * @param languages BCP 47
 * @param group whom he works with, a code; absent for none
 */
@Schema(requiredProperties = {"displayName", "languages"})
record ProfileRequest(
        @Schema(maxLength = Profile.LONGEST_NAME) String displayName,
        Map<String, Integer> skills,
        List<String> languages,
        @Schema(maxLength = 40) String group) {
    /**
     * @param version of the profile it replaces
     * @throws RefusedRequest when the body cannot be read as one
     */
    static Profile read(String account, long version, byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        Optional<String> name = body.text("displayName", Profile.LONGEST_NAME);
        Optional<JsonNode> skills = body.map("skills");
        List<String> languages =
                body.codes("languages", Profile.MOST_LANGUAGES, Profile.LANGUAGE).orElse(List.of());
        Optional<String> group = body.code("group", Profile.GROUP);
        if (name.isEmpty()) {
            body.missing("displayName");
        }
        if (languages.isEmpty()) {
            body.missing("languages");
        }
        body.finish();
        return new Profile(
                account,
                name.orElseThrow().strip(),
                skills.map(ProfileRequest::skills).orElse(List.of()),
                languages,
                group.orElse(null),
                version);
    }

    private static List<Skill> skills(JsonNode given) {
        List<Skill> skills = new ArrayList<>();
        boolean fits = given.size() <= Profile.MOST_SKILLS;
        for (Map.Entry<String, JsonNode> each : given.properties()) {
            int level = each.getValue().isInt() ? each.getValue().intValue() : 0;
            fits &=
                    level >= 1
                            && level <= Profile.HIGHEST_LEVEL
                            && Profile.SKILL.matcher(each.getKey()).matches();
            skills.add(new Skill(each.getKey(), level));
        }
        if (!fits) {
            Violation unfit =
                    new Violation("/skills", "not-levels", "must be levels 1 to 5 by skill");
            throw new RefusedRequest(Problems.INVALID.at(List.of(unfit)));
        }
        return skills;
    }
}
