package io.huifang.intake.badinput;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever is wrong is refused with a reason, and leaves nothing behind. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("R72")
@Tag("P3")
class BadInputTest {
    private static final String TABLES =
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                    + " WHERE schemaname IN ('public', 'vault_keys')";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Backing backing;
    Database database;

    @Test
    void getsTheAnswerItsTableNamesAndLeavesNoRecordAndNoRow() throws SQLException {
        Map<String, Long> before = everythingStored();

        SoftAssertions.assertSoftly(softly -> all().forEach(bad -> refuses(softly, bad)));

        assertThat(everythingStored()).isEqualTo(before);
    }

    /** Without it the test above could pass because nothing is ever stored, or seen. */
    @Test
    void wouldBeSeenIfItWereStored() throws SQLException {
        Map<String, Long> before = everythingStored();
        String contact = "\"contact\":{\"phone\":\"+8613800138000\"}";

        RawAnswer answer =
                RawAnswer.to(Post.structured(aPaymentFailed().adding(contact).json()).bytes());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(before)
                .containsKeys(
                        "table public.vault_narrative",
                        "table public.vault_access",
                        "table vault_keys.customer_key");
        assertThat(everythingStored())
                .containsEntry("wallet-events", before.get("wallet-events") + 1)
                .containsEntry(
                        "table public.vault_contact", before.get("table public.vault_contact") + 1);
    }

    @Test
    void isOfEveryKindAndOfNoneTooFew() {
        Map<String, Long> rows =
                all().collect(Collectors.groupingBy(BadRequest::category, Collectors.counting()));

        assertThat(all().map(BadRequest::toString)).hasSizeGreaterThan(350).doesNotHaveDuplicates();
        assertThat(rows).hasSize(10);
        assertThat(rows.values()).allMatch(count -> count >= 20);
    }

    private static Stream<BadRequest> all() {
        return Stream.of(
                        EncodingTable.rows(),
                        JsonTable.rows(),
                        AttributeTable.rows(),
                        ModeTable.rows(),
                        DataTable.rows(),
                        MoneyTable.rows(),
                        TimeTable.rows(),
                        PhoneTable.rows(),
                        FramingTable.rows(),
                        AuthTable.rows())
                .flatMap(rows -> rows);
    }

    private static void refuses(SoftAssertions softly, BadRequest bad) {
        RawAnswer answer = RawAnswer.to(bad.request().bytes());

        softly.assertThat(answer.status()).as(bad.toString()).isEqualTo(bad.status());
        softly.assertThat(answer.text())
                .as(bad.toString())
                .doesNotContain(BadRequest.PLANTED.toArray(String[]::new));
        if (bad.code() != null) {
            softly.assertThat(answer.isProblemDocument()).as(bad.toString()).isTrue();
            softly.assertThat(answer.text())
                    .as(bad.toString())
                    .contains("\"code\":\"" + bad.code() + "\"");
        }
        if (bad.hint() != null) {
            softly.assertThat(answer.text()).as(bad.toString()).contains("\"" + bad.hint() + "\"");
        }
    }

    /** How much there is in each topic and each table, once all was told that waits for it. */
    private Map<String, Long> everythingStored() throws SQLException {
        Sql sql = new Sql(database);
        await().atMost(PATIENCE).until(() -> sql.number("SELECT count(*) FROM outbox") == 0);
        Map<String, Long> stored = new TreeMap<>();
        List<String> topics = Stream.of(Topic.values()).map(Topic::topicName).toList();
        topics.forEach(topic -> stored.put(topic, 0L));
        KafkaRecords.on(backing.kafka().bootstrap())
                .each(topics, record -> stored.merge(record.topic(), 1L, Long::sum));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                stored.put("table " + table, count(statement, table));
            }
        }
        return stored;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
