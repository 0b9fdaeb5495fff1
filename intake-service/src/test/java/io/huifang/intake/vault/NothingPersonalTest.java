package io.huifang.intake.vault;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was planted as personal is readable nowhere. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class NothingPersonalTest {
    private static final String NAME = "欧阳植入";
    private static final String NUMBER = "13912345678";
    private static final String NARRATIVE = "planted-narrative";
    private static final String PERSONAL =
            "\"contact\":{\"phone\":\"+86%s\",\"name\":\"%s\"},\"narrative\":\"%s 说了什么\""
                    .formatted(NUMBER, NAME, NARRATIVE);

    Backing backing;
    Database database;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    @Tag("P19")
    @Tag("R98")
    void isReadableAnywhereButInTheAnswerOfTheVault() throws Exception {
        Events event = aPaymentFailed().adding(PERSONAL);
        List<String> answers = plant(event);

        List<String> places = new ArrayList<>(answers);
        places.addAll(topics());
        places.addAll(tables());
        places.add(Files.readString(Path.of("target", "intake-test.log")));
        places.add(scrape());

        assertThat(places)
                .noneMatch(place -> holds(place, NAME))
                .noneMatch(place -> holds(place, NUMBER))
                .noneMatch(place -> holds(place, NARRATIVE));
        // The same search does find what may be seen, in topic and tables.
        assertThat(topics()).anyMatch(place -> holds(place, event.customer()));
        assertThat(tables()).anyMatch(place -> holds(place, event.customer()));
        assertThat(
                        IntakeClient.get(
                                        "/v1/customers/"
                                                + event.customer()
                                                + "/contact?source=/demo-wallet&id="
                                                + event.id(),
                                        IntakeResource.SURVEY_KEY)
                                .body())
                .contains(NAME, NUMBER, NARRATIVE);
    }

    private static List<String> plant(Events event) {
        Events own = ofType("com.example.own.v1", "{}").adding(PERSONAL);
        Events binary = aPaymentFailed().adding(PERSONAL);
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + IntakeResource.DEMO_KEY);
        headers.put("Content-Type", "application/json");
        binary.attributes().forEach((name, value) -> headers.put("ce-" + name, value));
        String batch = "[" + event.json() + "," + own.json() + "]";

        List<String> answers = new ArrayList<>();
        answers.add(IntakeClient.post("application/cloudevents-batch+json", batch).body());
        answers.add(IntakeClient.post(headers, utf8(binary.data())).body());
        answers.add(IntakeClient.post(aPaymentFailed().with("zusatz", NAME).json()).body());
        assertThat(answers).allMatch(answer -> answer.startsWith("{\"accepted\":"));
        answers.addAll(refused());
        return answers;
    }

    private static List<String> refused() {
        String good = aPaymentFailed().adding(PERSONAL).json();
        return List.of(
                IntakeClient.post(good + "x").body(),
                IntakeClient.post(good.replace("\"phone\"", NAME)).body(),
                IntakeClient.post(good.replace("\"phone\"", "\"" + NAME + "\"")).body(),
                IntakeClient.post(good.replace("\"+86", "\"")).body(),
                IntakeClient.post(good.replace("\"narrative\"", "\"" + NUMBER + "\"")).body(),
                IntakeClient.post(good.replace("1.0", NARRATIVE)).body(),
                IntakeClient.get("/v1/customers/" + NUMBER, IntakeResource.SURVEY_KEY).body(),
                IntakeClient.get("/" + NARRATIVE, null).body());
    }

    private List<String> topics() {
        List<String> topics = Stream.of(Topic.values()).map(Topic::topicName).toList();
        return KafkaRecords.on(backing.kafka().bootstrap()).find(topics, any -> true).stream()
                .map(record -> record.key() + record.headers() + record.text())
                .toList();
    }

    private List<String> tables() throws SQLException {
        List<String> places = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : tableNames(statement)) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        places.add(rows.getString(1));
                    }
                }
            }
        }
        return places;
    }

    private static List<String> tableNames(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery(
                        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                                + " WHERE schemaname IN ('public', 'vault_keys')")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        assertThat(names)
                .contains(
                        "public.vault_contact",
                        "public.vault_narrative",
                        "public.vault_access",
                        "vault_keys.customer_key");
        return names;
    }

    private String scrape() throws IOException {
        try (InputStream in = metrics.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As text, or as the bytes of a column that PostgreSQL writes in hexadecimal digits. */
    private static boolean holds(String place, String planted) {
        return place.contains(planted)
                || place.contains(HexFormat.of().formatHex(utf8(planted)))
                || place.contains(
                        HexFormat.of().formatHex(planted.getBytes(StandardCharsets.UTF_16BE)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
