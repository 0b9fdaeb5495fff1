package io.huifang.survey.ballot;

import static io.huifang.contract.Topic.ANALYTICS_RESPONSES;
import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.analytics.AnonymousFact;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Answers without a name as facts for analysis: what is told of them, and that it joins nobody. */
@SurveyTest
@Tag("D14")
@Tag("R89")
class AnonymousFactsTest {
    /** As many as are mixed at once in tests. */
    private static final int VOTERS = 8;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String asked = questionnaire();

    Database database;
    private TaskTopic topics;
    private Tables tables;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
        tables = Tables.of(database);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void areFoundByTheDayOnWhichTheyWereMixed() {
        assertThat(
                        tables.strings(
                                "SELECT indexdef FROM pg_indexes"
                                        + " WHERE tablename = 'anonymous_answer'"))
                .anyMatch(it -> it.contains("(questionnaire, questionnaire_version, mixed_on)"));
    }

    @Test
    void tellHowOftenEachScoreWasGivenOverDaysThatAreOver() {
        // the days of this session, which may be in another zone than those of the service
        mixed(asked, -1, 30, "{\"csat\": 1}");
        mixed(asked, 0, 30, "{\"csat\": 1}");
        mixed(asked, 4, 6, "{\"csat\": 5, \"nps\": 3}");
        mixed(asked, 5, 4, "{\"csat\": 5, \"nps\": 10, \"resolved\": true, \"why\": \"fees\"}");
        // only now they are enough
        mixed(asked, 4, 12, "{\"csat\": 4, \"nps\": 9, \"resolved\": true}");

        List<JsonObject> told = told(asked, 4);

        assertThat(told).allMatch(fact -> fact.getString("since").equals(midnight(5)));
        assertThat(told).allMatch(fact -> isYesterday(fact.getString("occurredAt")));
        assertThat(counts(told))
                .isEqualTo(
                        Map.of(
                                "csat=4", "12 of 22",
                                "csat=5", "10 of 22",
                                "nps=9", "12 of 22",
                                "resolved=true", "16 of 16"));
    }

    @Test
    void hideWhatFewSaidAndWhatWouldFollowFromTheRest() {
        mixed(asked, 4, 2, "{\"csat\": 1}");
        mixed(asked, 4, 6, "{\"csat\": 4, \"ces\": 1}");
        mixed(asked, 4, 20, "{\"csat\": 5, \"ces\": 7}");

        List<JsonObject> told = told(asked, 3);

        assertThat(counts(told))
                .as("with the 2 the 6 are hidden: together they are enough")
                .isEqualTo(Map.of("ces=1", "6 of 26", "ces=7", "20 of 26", "csat=5", "20 of 28"));
    }

    @Test
    void waitForFurtherDaysWhenTooFewAnsweredAndTellNoDayTwice() {
        mixed(asked, 9, 15, "{\"nps\": 8}");
        String enough = questionnaire();
        mixed(enough, 9, 16, "{\"nps\": 8}");
        told(enough, 1);
        assertThat(Topics.sayingNow(ANALYTICS_RESPONSES, asked)).isEmpty();

        mixed(asked, 4, 5, "{\"nps\": 8}");
        assertThat(counts(told(asked, 1))).isEqualTo(Map.of("nps=8", "20 of 20"));

        // a day that was told before stays as it was told
        mixed(asked, 4, 50, "{\"nps\": 1}");
        String later = questionnaire();
        mixed(later, 4, 16, "{\"nps\": 8}");
        told(later, 1);
        assertThat(Topics.sayingNow(ANALYTICS_RESPONSES, asked)).hasSize(1);
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "INSERT INTO anonymous_window SELECT questionnaire_version,"
                                                + " questionnaire, until_day - 1, until_day + 1"
                                                + " FROM anonymous_window WHERE questionnaire = ?",
                                        asked))
                .hasRootCauseInstanceOf(SQLException.class);
    }

    /** Who drew when is known, and all tables and topics are; and who was told of when. */
    @Test
    void cannotBeJoinedToAPersonFromADumpOfTopicsAndTables() {
        List<CallbackDispatched> people = new ArrayList<>();
        List<Instant> drew = new ArrayList<>();
        List<String> ballots = new ArrayList<>();
        List<Instant> naive = new ArrayList<>();
        List<String> before = ids();
        for (int voter = 0; voter < VOTERS; voter++) {
            people.add(invited());
            ballots.add(draw(people.get(voter)));
            drew.add(Instant.now());
            CustomersPhone.form(ballots.get(voter), Map.of("csat", "5", "nps", "" + voter))
                    .then()
                    .statusCode(303);
            naive.add(Instant.now());
        }
        eventually().until(() -> ids().size() >= before.size() + VOTERS);
        List<String> answers = new ArrayList<>(ids());
        answers.removeAll(before);
        String questionnaire = pass(answers);

        List<KafkaRecord> told = records(questionnaire, 2);
        assertThat(counts(facts(told)))
                .isEqualTo(Map.of("ces=2", "8 of 8", "csat=5", VOTERS + " of " + VOTERS));

        // by a value: nothing of it is anywhere else, and nothing of a person is in it
        for (KafkaRecord record : told) {
            String all = record.key() + record.headers() + record.text();
            assertThat(ids(all)).isNotEmpty();
            for (String id : ids(all)) {
                eventually().until(() -> tables.readableIn(id).isEmpty());
            }
            assertThat(record.headers().keySet())
                    .isSubsetOf(
                            "ce_specversion",
                            "ce_id",
                            "ce_source",
                            "ce_type",
                            "ce_subject",
                            "ce_time",
                            "content-type");
            assertThat(people).noneMatch(one -> all.contains(one.customerId()));
            assertThat(people).noneMatch(one -> all.contains(one.callbackId().toString()));
            assertThat(answers).noneMatch(all::contains);
            assertThat(ballots).noneMatch(ballot -> all.contains(number(ballot).toString()));
        }
        String link = people.get(0).callbackId().toString();
        assertThat(tables.readableIn(link)).as("the try finds what can be found").isNotEmpty();

        // by time and order: between two records all drew, or nobody
        assertThat(joined(told.stream().map(KafkaRecord::timestamp).toList(), drew)).isEmpty();
        assertThat(joined(told.stream().map(AnonymousFactsTest::saidTime).toList(), drew))
                .isEmpty();
        assertThat(joined(naive, drew)).as("if told as they come").hasSize(VOTERS);

        // by a transaction, or an instant, of what was noted about the telling
        assertThat(
                        tables.strings(
                                "SELECT xmin::text FROM anonymous_window WHERE questionnaire = ?",
                                questionnaire))
                .doesNotContainAnyElementsOf(
                        tables.strings(
                                "SELECT xmin::text FROM invitation UNION"
                                        + " SELECT xmin::text FROM spent_ballot"));
        assertThat(
                        tables.strings(
                                "SELECT data_type FROM information_schema.columns"
                                        + " WHERE table_name = 'anonymous_window'"))
                .containsOnly("date", "integer", "text");
    }

    /** The places of those who alone drew between two instants at which something was told. */
    private static List<Integer> joined(List<Instant> told, List<Instant> drew) {
        List<Integer> joined = new ArrayList<>();
        Instant since = Instant.MIN;
        for (Instant next : told.stream().sorted().toList()) {
            Instant after = since;
            List<Integer> between =
                    IntStream.range(0, drew.size())
                            .filter(who -> drew.get(who).isAfter(after))
                            .filter(who -> !drew.get(who).isAfter(next))
                            .boxed()
                            .toList();
            if (between.size() == 1) joined.addAll(between);
            since = next;
        }
        return joined;
    }

    private static Instant saidTime(KafkaRecord record) {
        return Instant.parse(record.headers().get("ce_time"));
    }

    /** Days pass, and others answered on them; under another name, so that only these are told. */
    private String pass(List<String> answers) {
        tables.run(
                "WITH now AS (DELETE FROM anonymous_answer WHERE answer_id::text ="
                        + " ANY(string_to_array(?, ',')) RETURNING *) INSERT INTO anonymous_answer"
                        + " (answer_id, mixed_on, questionnaire, questionnaire_version, answers)"
                        + " SELECT answer_id, mixed_on - 5, ?, 1, answers FROM now"
                        + " ORDER BY answer_id",
                String.join(",", answers),
                asked);
        mixed(asked, 5, 8, "{\"ces\": 2}");
        return asked;
    }

    private void mixed(String questionnaire, int daysAgo, int people, String answers) {
        tables.run(
                "INSERT INTO anonymous_answer (answer_id, mixed_on, questionnaire,"
                        + " questionnaire_version, answers) SELECT gen_random_uuid(),"
                        + " current_date - ?, ?, 1, ?::jsonb FROM generate_series(1, ?)",
                daysAgo,
                questionnaire,
                answers,
                people);
    }

    private List<JsonObject> told(String questionnaire, int count) {
        return facts(records(questionnaire, count));
    }

    private static List<JsonObject> facts(List<KafkaRecord> records) {
        return records.stream().map(KafkaRecord::text).map(JsonObject::new).toList();
    }

    private static List<KafkaRecord> records(String questionnaire, int count) {
        List<KafkaRecord> records = Topics.under(ANALYTICS_RESPONSES, key(questionnaire), count);
        assertThat(records)
                .allMatch(one -> AnonymousFact.TYPE.equals(one.headers().get("ce_type")));
        return records;
    }

    /** A new one; its name is no id that others could have. */
    private static String questionnaire() {
        return "asked-" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String key(String questionnaire) {
        return questionnaire + "|1";
    }

    private static Map<String, String> counts(List<JsonObject> facts) {
        Map<String, String> counts = new TreeMap<>();
        for (JsonObject fact : facts) {
            counts.put(
                    fact.getString("question") + "=" + fact.getString("answer"),
                    fact.getLong("people") + " of " + fact.getLong("answered"));
        }
        return counts;
    }

    private boolean isYesterday(String instant) {
        return List.of(midnight(0), midnight(1), midnight(2)).contains(instant);
    }

    private String midnight(int daysAgo) {
        String day = tables.text("SELECT (current_date - ?)::text", daysAgo);
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    private List<String> ids() {
        return tables.strings("SELECT answer_id::text FROM anonymous_answer");
    }

    private static List<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }

    private CallbackDispatched invited() {
        CallbackDispatched call = topics.dispatch(aDispatch());
        topics.close(call, Outcome.RESOLVED);
        eventually()
                .until(
                        () ->
                                tables.count(
                                                "SELECT count(*) FROM invitation WHERE"
                                                        + " customer_id = ?",
                                                call.customerId())
                                        == 1);
        return call;
    }

    private static String draw(CallbackDispatched call) {
        Response drawn = CustomersPhone.wallet("/v1/ballots", call.customerId());
        drawn.then().statusCode(200);
        return CustomersPhone.path(drawn.path("ballot"));
    }

    private static UUID number(String ballot) {
        String token = ballot.substring(ballot.lastIndexOf('/') + 1);
        ByteBuffer said = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token), 1, 16);
        return new UUID(said.getLong(), said.getLong());
    }
}
