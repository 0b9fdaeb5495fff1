package io.huifang.survey.agent;

import io.huifang.survey.agent.Profile.Skill;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The agents' profiles. */
@ApplicationScoped
public class Agents {
    private static final String AT_WORK =
            """
            SELECT wanted.account, a.skills, a.levels, a.languages,
                CASE WHEN s.until <= statement_timestamp() THEN 'READY'
                     ELSE coalesce(s.state, 'READY') END AS state
            FROM unnest($1::text[]) AS wanted (account)
            LEFT JOIN agent a ON a.account = wanted.account
            LEFT JOIN agent_state s ON s.account = wanted.account\
            """;
    private static final String SELECT =
            "SELECT account, display_name, skills, levels, languages, agent_group, version"
                    + " FROM agent";
    private static final String ADD =
            """
            INSERT INTO agent (account, display_name, skills, levels, languages, agent_group,
                version)
            VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT DO NOTHING RETURNING version\
            """;
    private static final String CHANGE =
            """
            UPDATE agent SET display_name = $2, skills = $3, levels = $4, languages = $5,
                agent_group = $6, version = version + 1
            WHERE account = $1 AND version = $7 RETURNING version\
            """;

    private static final String REMOVE = "DELETE FROM agent WHERE account = $1 AND version = $2";

    /** By account; those without a profile are in it, too. */
    public Uni<Map<String, AtWork>> atWork(SqlClient client, Collection<String> accounts) {
        return client.preparedQuery(AT_WORK)
                .execute(Tuple.tuple().addArrayOfString(accounts.toArray(String[]::new)))
                .map(
                        rows -> {
                            Map<String, AtWork> agents = new HashMap<>();
                            rows.forEach(row -> agents.put(row.getString("account"), atWork(row)));
                            return agents;
                        });
    }

    Uni<List<Profile>> all(SqlClient client) {
        return client.preparedQuery(SELECT + " ORDER BY account")
                .execute()
                .map(
                        rows -> {
                            List<Profile> profiles = new ArrayList<>(rows.size());
                            rows.forEach(row -> profiles.add(profile(row)));
                            return profiles;
                        });
    }

    /**
     * Whether anybody with a profile meets it.
     *
     * @param skill a skill, perhaps with the least level; empty for none
     * @param language BCP 47; empty for any
     */
    public Uni<Boolean> anybody(SqlClient client, String skill, String language) {
        return all(client)
                .map(
                        profiles ->
                                profiles.stream()
                                        .map(Agents::ability)
                                        .anyMatch(one -> one.meets(skill, language)));
    }

    private static Ability ability(Profile profile) {
        return Ability.of(
                profile.skills().stream().map(Skill::name).toList(),
                profile.skills().stream().map(Skill::level).toList(),
                List.copyOf(profile.languages()));
    }

    /** The account's profile, or that of one who has none. */
    public Uni<Profile> of(SqlClient client, String account) {
        return client.preparedQuery(SELECT + " WHERE account = $1")
                .execute(Tuple.of(account))
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Profile.none(account)
                                        : profile(rows.iterator().next()));
    }

    /** Its new version; empty when the profile's is not its current one. */
    Uni<Optional<Long>> save(SqlConnection tx, Profile profile) {
        Tuple values = Tuple.of(profile.account(), profile.displayName());
        values.addArrayOfString(profile.skills().stream().map(Skill::name).toArray(String[]::new));
        values.addArrayOfShort(
                profile.skills().stream().map(it -> (short) it.level()).toArray(Short[]::new));
        values.addArrayOfString(profile.languages().toArray(String[]::new));
        values.addString(profile.group());
        boolean isNew = profile.version() == 0;
        if (!isNew) {
            values.addLong(profile.version());
        }
        return tx.preparedQuery(isNew ? ADD : CHANGE)
                .execute(values)
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Optional.empty()
                                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    /** Whether that version of the profile was there, and is not any more. */
    Uni<Boolean> remove(SqlConnection tx, String account, long version) {
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(account, version))
                .map(gone -> gone.rowCount() == 1);
    }

    private static AtWork atWork(Row row) {
        Ability ability =
                row.getArrayOfStrings("languages") == null
                        ? Ability.WITHOUT_PROFILE
                        : Ability.of(
                                Arrays.asList(row.getArrayOfStrings("skills")),
                                Arrays.asList(row.getArrayOfIntegers("levels")),
                                Arrays.asList(row.getArrayOfStrings("languages")));
        return new AtWork(ability, WorkState.valueOf(row.getString("state")));
    }

    private static Profile profile(Row row) {
        String[] names = row.getArrayOfStrings("skills");
        Integer[] levels = row.getArrayOfIntegers("levels");
        List<Skill> skills = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            skills.add(new Skill(names[i], levels[i]));
        }
        return new Profile(
                row.getString("account"),
                row.getString("display_name"),
                skills,
                List.of(row.getArrayOfStrings("languages")),
                row.getString("agent_group"),
                row.getLong("version"));
    }
}
