package io.huifang.survey.ballot;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

@SurveyTest
@Tag("D14")
@Tag("R83")
class BallotTest {
    /** As many as are mixed at once in tests. */
    private static final int VOTERS = 8;

    /** Each as long as no other. */
    private static final List<Map<String, Object>> VARIED =
            List.of(
                    Map.of("nps", "3"),
                    Map.of("nps", "10"),
                    Map.of("nps", "3", "csat", "4"),
                    Map.of("nps", "3", "csat", "4", "resolved", "true"),
                    Map.of("nps", "3", "csat", "4", "resolved", "false"));

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    Database database;
    private TaskTopic topics;
    private Tables tables;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
        tables = Tables.of(database);
        // a round under way writes what it has taken once more
        Eventually.eventually()
                .until(
                        () -> {
                            tables.run("DELETE FROM fresh_ballot");
                            return tables.count("SELECT count(*) FROM fresh_ballot") == 0;
                        });
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void isDrawnOnceForACallback() {
        CallbackDispatched call = invited();

        draw(call);

        CustomersPhone.wallet("/v1/ballots", call.customerId()).then().statusCode(404);
    }

    @Test
    void countsOnceBeforeAndAfterItIsMixed() {
        String ballot = draw(invited());
        assertThat(CustomersPhone.page(ballot).asString())
                .contains("without your name", "name=\"nps\"")
                .doesNotContain("textarea");

        assertThat(cast(ballot, 9).statusCode()).isEqualTo(303);
        Response again = cast(ballot, 1);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).contains("You have answered already");

        for (int voter = 1; voter < VOTERS; voter++) {
            assertThat(cast(draw(invited()), 9).statusCode()).isEqualTo(303);
        }
        Eventually.eventually().until(() -> spent().contains(kept(ballot)));
        assertThat(cast(ballot, 1).statusCode()).isEqualTo(409);
    }

    @Test
    void countsOnceOfManyAtTheSameMoment() {
        String ballot = draw(invited());

        List<Integer> statuses =
                IntStream.range(0, 8)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> cast(ballot, 3).statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(statuses).containsOnlyOnce(303).containsOnly(303, 409);
    }

    @Test
    void countsOnceWhileItIsBeingMixed() throws SQLException {
        String ballot = draw(invited());
        cast(ballot, 4).then().statusCode(303);

        CompletableFuture<Integer> again;
        try (Connection mixing = database.connect();
                Statement statement = mixing.createStatement()) {
            mixing.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + Ballots.MIXING + ")");
            statement.execute(
                    "WITH taken AS (DELETE FROM fresh_ballot WHERE ballot = '\\x"
                            + kept(ballot)
                            + "' RETURNING ballot) INSERT INTO spent_ballot SELECT * FROM taken");
            again = CompletableFuture.supplyAsync(() -> cast(ballot, 5).statusCode());
            Eventually.eventually()
                    .until(
                            () ->
                                    tables.count(
                                                    "SELECT count(*) FROM pg_locks WHERE NOT"
                                                            + " granted AND locktype = 'advisory'"
                                                            + " AND mode = 'ShareLock'")
                                            == 1);
            mixing.commit();
        }

        assertThat(again.join()).isEqualTo(409);
    }

    @Test
    void takesNoOwnWords() {
        String ballot = draw(invited());

        assertThat(
                        CustomersPhone.form(ballot, Map.of("nps", "3", "comment", "it is me"))
                                .statusCode())
                .isEqualTo(422);
        assertThat(CustomersPhone.form(ballot, Map.of()).statusCode()).isEqualTo(422);
        assertThat(CustomersPhone.form(ballot + "A", Map.of("nps", "3")).statusCode())
                .isEqualTo(404);
    }

    /** The whole database is known, and who was invited when; the number of a ballot is not. */
    @Test
    void cannotBeJoinedToAPersonFromADump() {
        List<CallbackDispatched> people =
                IntStream.range(0, VOTERS).mapToObj(i -> invited()).toList();
        List<String> before = ids();
        List<String> ballots = people.stream().map(this::draw).toList();
        for (int voter = 0; voter < VOTERS; voter++) {
            cast(ballots.get(voter), voter).then().statusCode(303);
        }
        Eventually.eventually().until(() -> ids().size() >= before.size() + VOTERS);
        List<String> answers = new ArrayList<>(ids());
        answers.removeAll(before);

        // by a value: nothing in any other table is, or hashes to, what stands here
        assertThat(ballots).allMatch(ballot -> spent().contains(kept(ballot)));
        assertThat(joinedByValue(answers)).isEmpty();
        tables.run("CREATE TABLE leak AS SELECT '" + number(ballots.get(0)) + "'::uuid AS id");
        List<String> joinedByLeak = joinedByValue(answers);
        tables.run("DROP TABLE leak");
        assertThat(joinedByLeak).as("the try finds what can be found").hasSize(1);

        // by a transaction: all were stored together, and with nothing of a person
        assertThat(transactions("anonymous_answer", "answer_id::text", answers)).hasSize(1);
        assertThat(transactionsOf(people))
                .doesNotContainAnyElementsOf(
                        transactions("anonymous_answer", "answer_id::text", answers));

        // by the order of rows: it is that of random ids, and of hashes
        assertThat(answers).isSorted();
        List<String> mixed = new ArrayList<>(spent());
        mixed.retainAll(ballots.stream().map(BallotTest::kept).toList());
        assertThat(mixed).hasSize(VOTERS).isSorted();

        // by an instant: there is none
        assertThat(
                        tables.strings(
                                "SELECT column_name FROM information_schema.columns WHERE"
                                        + " table_name IN ('fresh_ballot', 'spent_ballot',"
                                        + " 'anonymous_answer') AND (data_type LIKE 'time%' OR"
                                        + " column_default LIKE 'nextval%')"))
                .isEmpty();
    }

    /** The same tries on what one would write first: answers stored as they come. */
    @Test
    void couldBeJoinedIfAnswersWereStoredAsTheyCome() {
        tables.run("CREATE TABLE naive (answer_id uuid DEFAULT uuidv7(), voter int)");
        for (int voter = 0; voter < VOTERS; voter++) {
            tables.run("INSERT INTO naive (voter) VALUES (" + voter + ")");
        }
        List<String> ids = tables.strings("SELECT answer_id::text FROM naive ORDER BY ctid");
        List<String> voters = tables.strings("SELECT voter::text FROM naive ORDER BY ctid");
        List<String> transactions = transactions("naive", "answer_id::text", ids);
        tables.run("DROP TABLE naive");

        assertThat(transactions).hasSize(VOTERS);
        assertThat(voters).isSorted();
    }

    /** As above, of ballots that wait, whose draw and cast are neighbours in time. */
    @Test
    void cannotBePairedWithAPersonWhileItWaits() {
        List<CallbackDispatched> people =
                IntStream.range(0, VARIED.size()).mapToObj(i -> invited()).toList();
        List<String> hashes = new ArrayList<>();
        tables.run("CREATE TABLE naive_ballot (ballot bytea, sealed bytea)");
        for (int voter = 0; voter < people.size(); voter++) {
            String ballot = draw(people.get(voter));
            CustomersPhone.form(ballot, VARIED.get(voter)).then().statusCode(303);
            hashes.add(kept(ballot));
            tables.run(
                    "INSERT INTO naive_ballot VALUES (decode(?, 'hex'), decode(?, 'escape'))",
                    kept(ballot),
                    new JsonObject(VARIED.get(voter)).encode());
        }
        Eventually.eventually()
                .until(
                        () ->
                                distinct("xmin::text", "fresh_ballot") == 1
                                        && fresh() == hashes.size());

        long waiting = paired("fresh_ballot", people, hashes);
        long naive = paired("naive_ballot", people, hashes);
        long lengths = distinct("length(sealed)", "fresh_ballot");
        long naiveLengths = distinct("length(sealed)", "naive_ballot");
        tables.run("DROP TABLE naive_ballot");

        assertThat(naive).as("the try finds what can be found").isEqualTo(people.size());
        assertThat(naiveLengths).isEqualTo(people.size());
        assertThat(waiting).isZero();
        assertThat(lengths).isOne();
        assertThat(tables.strings("SELECT encode(ballot, 'hex') FROM fresh_ballot ORDER BY ctid"))
                .isSorted();
    }

    @Test
    void isSpentWhenItCannotBeOpenedAndHindersNoOther() {
        String broken = hash(UUID.randomUUID());
        tables.run(
                "INSERT INTO fresh_ballot VALUES (decode(?, 'hex'), 1, 'default', '\\x00')",
                broken);

        List<String> before = ids();
        for (int voter = 0; voter < VOTERS; voter++) {
            cast(draw(invited()), voter).then().statusCode(303);
        }

        Eventually.eventually().until(() -> ids().size() >= before.size() + VOTERS);
        assertThat(spent()).contains(broken);
    }

    @Test
    void isSpentWithoutItsAnswersWhenAnotherVersionIsAskedForLong() {
        String late = hash(UUID.randomUUID());
        String current = draw(invited());
        cast(current, 5).then().statusCode(303);
        long answers = tables.count("SELECT count(*) FROM anonymous_answer");

        tables.run(
                "INSERT INTO fresh_ballot SELECT decode(?, 'hex'), 0, questionnaire, sealed"
                        + " FROM fresh_ballot LIMIT 1",
                late);

        Eventually.eventually().until(() -> spent().contains(late));
        assertThat(tables.count("SELECT count(*) FROM anonymous_answer")).isEqualTo(answers);
        assertThat(spent()).doesNotContain(kept(current));
    }

    @Test
    void showsNoCountOfAFewAndNoneOfToday() {
        String asked = "asked-" + UUID.randomUUID();
        // the days of this session, which may be in another zone than those of the service
        answered(asked, "current_date - 2", 7, 6);
        answered(asked, "current_date - 2", 5, 8);
        answered(asked, "current_date - 3", 10, 1);
        answered(asked, "current_date + 1", 3, 9);

        String counts = "/v1/questionnaires/" + asked + "/versions/1/anonymous-answers";
        Response counted = Desk.supervisor().request().get(counts);

        counted.then().statusCode(200);
        assertThat(counted.<Map<String, Integer>>path("questions.nps")).isEqualTo(Map.of("5", 8));
        Desk.agent(24).request().get(counts).then().statusCode(403);
    }

    private void answered(String questionnaire, String day, int nps, int people) {
        tables.run(
                "INSERT INTO anonymous_answer SELECT gen_random_uuid(), "
                        + day
                        + ", 1, ?, jsonb_build_object('nps', ?::int) FROM generate_series(1, ?)",
                questionnaire,
                nps,
                people);
    }

    private long fresh() {
        return tables.count("SELECT count(*) FROM fresh_ballot");
    }

    private long distinct(String what, String table) {
        return tables.count("SELECT count(DISTINCT " + what + ") FROM " + table);
    }

    /**
     * How many ballots are their person's when those with a transaction of their own and those who
     * drew are laid side by side, each in the order of transactions.
     */
    private long paired(String table, List<CallbackDispatched> people, List<String> hashes) {
        List<String> cast =
                tables.strings(
                        "SELECT encode(ballot, 'hex') FROM (SELECT ballot, xmin::text::bigint AS x,"
                                + " count(*) OVER (PARTITION BY xmin::text) AS together FROM "
                                + table
                                + ") one WHERE together = 1 ORDER BY x");
        List<String> customers = people.stream().map(CallbackDispatched::customerId).toList();
        List<String> drew =
                tables.strings(
                        "SELECT customer_id FROM invitation WHERE customer_id ="
                                + " ANY(string_to_array(?, ',')) ORDER BY xmin::text::bigint",
                        String.join(",", customers));
        return IntStream.range(0, cast.size())
                .filter(i -> cast.get(i).equals(hashes.get(customers.indexOf(drew.get(i)))))
                .count();
    }

    private CallbackDispatched invited() {
        CallbackDispatched call = topics.dispatch(aDispatch());
        topics.close(call, Outcome.RESOLVED);
        Eventually.eventually()
                .until(
                        () ->
                                tables.count(
                                                "SELECT count(*) FROM invitation WHERE"
                                                        + " customer_id = ?",
                                                call.customerId())
                                        == 1);
        return call;
    }

    private String draw(CallbackDispatched call) {
        Response drawn = CustomersPhone.wallet("/v1/ballots", call.customerId());
        drawn.then().statusCode(200);
        return CustomersPhone.path(drawn.path("ballot"));
    }

    private static Response cast(String ballot, int nps) {
        return CustomersPhone.form(ballot, Map.of("nps", Integer.toString(nps)));
    }

    private List<String> ids() {
        return tables.strings("SELECT answer_id::text FROM anonymous_answer ORDER BY ctid");
    }

    private List<String> spent() {
        return tables.strings("SELECT encode(ballot, 'hex') FROM spent_ballot ORDER BY ctid");
    }

    /** Ids anywhere else that are an answer's, or whose hash is a ballot's. */
    private List<String> joinedByValue(List<String> answers) {
        List<String> hashes = spent();
        List<String> joined = new ArrayList<>();
        for (String table :
                tables.strings(
                        "SELECT quote_ident(table_name) FROM information_schema.tables WHERE"
                                + " table_schema = 'public' AND table_name NOT IN ('spent_ballot',"
                                + " 'fresh_ballot', 'anonymous_answer')")) {
            for (String row : tables.strings("SELECT t::text FROM " + table + " AS t")) {
                Matcher ids = ID.matcher(row);
                while (ids.find()) {
                    if (answers.contains(ids.group())
                            || hashes.contains(hash(UUID.fromString(ids.group())))) {
                        joined.add(table);
                    }
                }
                hashes.stream().filter(row::contains).forEach(hash -> joined.add(table));
            }
        }
        return joined;
    }

    private List<String> transactions(String table, String id, List<String> ids) {
        return tables.strings(
                "SELECT DISTINCT xmin::text FROM %s WHERE %s = ANY(string_to_array(?, ','))"
                        .formatted(table, id),
                String.join(",", ids));
    }

    private List<String> transactionsOf(List<CallbackDispatched> people) {
        return tables.strings(
                "SELECT xmin::text FROM invitation WHERE customer_id ="
                        + " ANY(string_to_array(?, ','))",
                String.join(",", people.stream().map(CallbackDispatched::customerId).toList()));
    }

    private static String kept(String ballot) {
        return hash(number(ballot));
    }

    private static UUID number(String ballot) {
        String token = ballot.substring(ballot.lastIndexOf('/') + 1);
        ByteBuffer said = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token), 1, 16);
        return new UUID(said.getLong(), said.getLong());
    }

    private static String hash(UUID number) {
        return HexFormat.of().formatHex(BallotNumbers.kept(number));
    }
}
