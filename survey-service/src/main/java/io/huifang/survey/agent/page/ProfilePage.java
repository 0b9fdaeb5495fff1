package io.huifang.survey.agent.page;

import java.util.List;

/**
 * Where a profile is written.
 *
 * @param path it is sent to
 * @param account whose
 * @param isNew whether he has none yet
 * @param removable whether there is anything of him to be removed
 * @param version that it replaces
 * @param displayName what customers are told
 * @param skills with levels
 * @param languages BCP 47
 * @param group a code; empty for none
 * @param faults the fields in which something is wrong
 */
public record ProfilePage(
        String path,
        String account,
        boolean isNew,
        boolean removable,
        long version,
        String displayName,
        String skills,
        String languages,
        String group,
        List<String> faults) {

    static ProfilePage of(ProfileForm form, List<String> faults) {
        return new ProfilePage(
                AgentsPage.path(form.account()),
                form.account(),
                form.version() == 0,
                form.known(),
                form.version(),
                form.displayName(),
                form.skills(),
                form.languages(),
                form.group(),
                faults);
    }

    public boolean isWrong(String field) {
        return faults.contains(field);
    }
}
