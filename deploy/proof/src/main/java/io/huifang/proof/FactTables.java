package io.huifang.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Copies what stands on topics into tables, each record as often as it is there. */
final class FactTables {
    /** Facts as anybody can read them. */
    private static final List<Topic> FACTS =
            List.of(Topic.ANALYTICS_DECISIONS, Topic.ANALYTICS_ATTEMPTS, Topic.ANALYTICS_RESPONSES);

    /** What some of them are derived from. */
    private static final List<Topic> SOURCES =
            List.of(Topic.CALLBACK_DECISIONS, Topic.CALLBACK_TASKS, Topic.CALLBACK_ATTEMPTS);

    private final KafkaRecords topics;
    private final UnaryOperator<String> pseudonyms;
    private final ObjectMapper mapper = new ObjectMapper();

    FactTables(String bootstrap, UnaryOperator<String> pseudonyms) {
        this.topics = KafkaRecords.on(bootstrap);
        this.pseudonyms = pseudonyms;
    }

    /**
     * Into {@code fact_told}, by type, and {@code told}, by type and pseudonym.
     *
     * @return how many records there are of each topic
     */
    Map<Topic, Long> load(Connection connection) throws SQLException {
        Map<Topic, Long> records = new EnumMap<>(Topic.class);
        for (Topic topic : FACTS) {
            records.put(topic, copy(connection, topic, "fact_told", this::fact));
        }
        for (Topic topic : SOURCES) {
            records.put(topic, copy(connection, topic, "told", this::told));
        }
        return records;
    }

    private long copy(
            Connection connection, Topic topic, String table, Function<KafkaRecord, String> line)
            throws SQLException {
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN (FORMAT csv)");
        try {
            topics.each(topic.topicName(), record -> write(copy, line.apply(record)));
            return copy.endCopy();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private static void write(CopyIn copy, String line) {
        byte[] bytes = line.getBytes(UTF_8);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String fact(KafkaRecord record) {
        return type(record) + ',' + quoted(record.text()) + '\n';
    }

    private String told(KafkaRecord record) {
        String customer = pseudonyms.apply(customer(record));
        return type(record) + ',' + customer + ',' + quoted(record.text()) + '\n';
    }

    private String customer(KafkaRecord record) {
        try {
            JsonNode fact = mapper.readTree(record.value());
            return fact.get("customerId").asText();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static String type(KafkaRecord record) {
        return record.headers().get("ce_type");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
