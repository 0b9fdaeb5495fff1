package io.huifang.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.huifang.backing.Backing;
import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.analytics.KpiFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.catalogue.FactCatalogue;
import io.huifang.contract.catalogue.FactType;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Facts on real Kafka, exported, and loaded again by DuckDB. */
@Tag("R89")
class ExportTest {
    /** Not long ago: the log forgets what is old. */
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(5);

    private static final Instant NOON = at(DAY, "12:00:00.123456");

    private static final Instant THREE_DAYS_ON = at(DAY.plusDays(3), "09:00:00");

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .findAndRegisterModules()
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** What a spreadsheet would run, or take for more cells than one. */
    private static final List<String> ATTACKS =
            List.of(
                    "=HYPERLINK(\"http://x\",\"y\")",
                    "+1+1",
                    "-2+3",
                    "@SUM(A1)",
                    "\t=1",
                    "\r=1",
                    " =1",
                    "＝1+1",
                    "a,b\"c\nd",
                    "'plain");

    private static String bootstrap;
    private static int csatOfTheDay;

    @TempDir Path directory;

    @BeforeAll
    static void tell() throws Exception {
        bootstrap = Backing.shared().kafka().bootstrap();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; i < ATTACKS.size(); i++) {
                int csat = 1 + i % 5;
                csatOfTheDay += csat;
                send(producer, response(NOON.plusSeconds(i), ATTACKS.get(i), csat));
            }
            send(producer, response(NOON.minus(Duration.ofDays(1)), "the-day-before", 1));
            send(producer, response(NOON.plus(Duration.ofDays(1)), "the-day-after", 1));
            send(producer, response(at(DAY, "20:00:00"), "late", 5));
            csatOfTheDay += 5;
            send(producer, THREE_DAYS_ON, response(NOON, "told-late", 2));
            send(producer, NOON, kpi("1.5", "2", "0.75", 1));
            send(producer, NOON, kpi("3", "0", null, 1));
            send(producer, THREE_DAYS_ON, kpi("2.5", "3", "0.8", 2));
            poison(producer);
        }
    }

    @AfterAll
    static void forget() {
        Backing.shared().freshKafka();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void whatIsLoadedAgainCountsAndSumsAsItWasTold(String format) throws Exception {
        int status = export(format, "UTC");

        assertThat(status).as("one record is unreadable, and it is said").isEqualTo(3);
        assertThat(one(format, "response", "count(*)")).isEqualTo(ATTACKS.size() + 1L);
        assertThat(one(format, "response", "sum(csat)").toString())
                .isEqualTo(Integer.toString(csatOfTheDay));
        assertThat(one(format, "response", "count(DISTINCT eventId)"))
                .isEqualTo(ATTACKS.size() + 1L);
        assertThat(one(format, "response", "count(nps)")).as("absent is null").isEqualTo(0L);
        assertThat(one(format, "response", "bool_and(commented)")).isEqualTo(false);
        assertThat(one(format, "kpi", "sum(numerator)").toString()).startsWith("4.5");
        assertThat(one(format, "kpi", "count(value)")).isEqualTo(1L);
        assertThat(one(format, "kpi", "max(n)").toString()).isEqualTo("9007199254740991");
        assertThat(one(format, "decision", "count(*)")).as("an empty day").isEqualTo(0L);
        assertThat(one(format, "response", "min(occurredAt) = '" + NOON + "'::TIMESTAMPTZ"))
                .isEqualTo(true);
    }

    @Test
    @Tag("P7")
    void whatIsToldLateOfADayIsInTheFilesOfTheDayOnWhichItIsTold() throws Exception {
        export("csv", "UTC");
        assertThat(texts("csv")).doesNotContain("told-late");
        assertThat(one("csv", "kpi", "max(revision)")).isEqualTo(1L);

        export(DAY.plusDays(3), "csv", "UTC");
        assertThat(texts("csv")).containsExactly("told-late");
        assertThat(one("csv", "kpi", "max(revision)"))
                .as("an indicator of that day, corrected since")
                .isEqualTo(2L);
    }

    @Test
    void parquetKeepsTextsAsTheyAre() throws Exception {
        export("parquet", "UTC");

        assertThat(texts("parquet")).containsAll(ATTACKS);
    }

    @Test
    void aSpreadsheetComputesNoCellOfCsv() throws Exception {
        export("csv", "UTC");

        List<String> texts = texts("csv");
        assertThat(texts)
                .noneMatch(text -> !text.isEmpty() && "=+-@\t\r\n＝".indexOf(text.charAt(0)) >= 0)
                .contains("'=HYPERLINK(\"http://x\",\"y\")", "' =1", "a,b\"c\nd", "'plain");
        assertThat(ATTACKS)
                .as("the attacks would be computed as they are")
                .anyMatch(text -> text.startsWith("="));
    }

    @Test
    void theDayIsThatOfTheZone() throws Exception {
        export("csv", "Asia/Shanghai");

        // 20:00 UTC is the next morning there
        assertThat(texts("csv")).contains("'=HYPERLINK(\"http://x\",\"y\")").doesNotContain("late");
    }

    @Test
    void leavesNothingButTheFiles() throws Exception {
        export("csv", "UTC");
        export("parquet", "UTC");

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            FactKind.all().stream()
                                    .flatMap(
                                            it ->
                                                    Stream.of(
                                                            it.name() + ".csv",
                                                            it.name() + ".parquet"))
                                    .toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--day 2026-13-01 --format csv --to x, a day such as",
        "--day 2026-11-22 --format xls --to x, csv or parquet",
        "--day 2026-11-22 --format csv, --to is missing",
        "--day 2026-11-22 --format csv --to x --zone Mars/Base, an IANA zone",
        "--day 2026-11-22 --format csv --to, needs a word",
        "--topic x, does not know --topic",
        "--day 2026-11-22 --format csv --to x --stack none.json, The stack does not run"
    })
    void saysWhichWordMakesNoSense(String words, String said) {
        assertThatThrownBy(() -> ExportOptions.parse(List.of(words.split(" "))))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining(said);
    }

    /** Whatever a kind is called. */
    @Test
    void forgetsNoKindOfFact() {
        assertThat(FactKind.all())
                .extracting(FactKind::type)
                .containsExactlyElementsOf(
                        FactCatalogue.all().stream()
                                .map(FactType::type)
                                .filter(it -> it.startsWith("io.huifang.analytics."))
                                .toList());
    }

    private int export(String format, String zone) {
        return export(DAY, format, zone);
    }

    private int export(LocalDate day, String format, String zone) {
        return Main.run(
                List.of(
                        "--day",
                        day.toString(),
                        "--format",
                        format,
                        "--to",
                        directory.toString(),
                        "--zone",
                        zone,
                        "--bootstrap",
                        bootstrap));
    }

    private List<String> texts(String format) throws SQLException {
        List<String> texts = new ArrayList<>();
        query(
                "SELECT reason FROM " + file(format, "response"),
                rows -> texts.add(rows.getString(1)));
        return texts;
    }

    private Object one(String format, String kind, String expression) throws SQLException {
        List<Object> found = new ArrayList<>();
        query(
                "SELECT " + expression + " FROM " + file(format, kind),
                rows -> found.add(rows.getObject(1)));
        return found.get(0);
    }

    private String file(String format, String kind) {
        Path file = directory.resolve(kind + "." + format);
        return format.equals("csv")
                ? "read_csv('" + file + "', header = true, quote = '\"', escape = '\"')"
                : "'" + file + "'";
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(String sql, RowReader reader) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) reader.read(rows);
        }
    }

    /** Codes are ours; what if one day they were not? */
    private static ResponseFact response(Instant at, String reason, int csat) {
        return new ResponseFact(
                UUID.randomUUID(),
                at,
                "pseudonym",
                UUID.randomUUID(),
                UUID.randomUUID(),
                reason,
                "default",
                1,
                csat,
                null,
                null,
                true,
                false,
                "agent-1",
                "CN",
                "zh-CN",
                null,
                Channel.CALL);
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    private static KpiFact kpi(String numerator, String denominator, String value, long revision) {
        return new KpiFact(
                "contact-rate",
                Map.of("reason", "r" + UUID.randomUUID()),
                at(DAY, "01:00:00"),
                at(DAY, "02:00:00"),
                new BigDecimal(numerator),
                new BigDecimal(denominator),
                value == null ? null : new BigDecimal(value),
                9007199254740991L,
                revision);
    }

    private static void send(KafkaProducer<String, byte[]> producer, Fact fact) throws Exception {
        send(producer, fact.occurredAt(), fact);
    }

    private static void send(KafkaProducer<String, byte[]> producer, Instant told, Fact fact)
            throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        Topic.ANALYTICS_RESPONSES.topicName(),
                        null,
                        told.toEpochMilli(),
                        fact.customerId(),
                        JSON.writeValueAsBytes(fact));
        CloudEventAttributes.of(fact, "/huifang/survey", null).forEachHeader(record.headers()::add);
        producer.send(record).get();
    }

    private static void send(KafkaProducer<String, byte[]> producer, Instant told, KpiFact fact)
            throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        Topic.ANALYTICS_KPIS.topicName(),
                        null,
                        told.toEpochMilli(),
                        fact.key(),
                        JSON.writeValueAsBytes(fact));
        record.headers().add("ce_type", KpiFact.TYPE.getBytes());
        producer.send(record).get();
    }

    private static void poison(KafkaProducer<String, byte[]> producer) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        Topic.ANALYTICS_RESPONSES.topicName(),
                        null,
                        NOON.toEpochMilli(),
                        "x",
                        new byte[] {'{', 0});
        record.headers().add("ce_type", ResponseFact.TYPE.getBytes());
        producer.send(record).get();
    }
}
