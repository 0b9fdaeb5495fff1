package io.huifang.journeys;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaBroker;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.stack.Rig;
import io.huifang.local.stack.Service;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A text put into a table, a topic and a log by somebody careless; taken away when closed. */
final class Canary implements AutoCloseable {
    private static final String TOPIC = "canary";

    private final Database database;
    private final KafkaBroker kafka;
    private final Path log;

    private Canary(Database database, KafkaBroker kafka, Path log) {
        this.database = database;
        this.kafka = kafka;
        this.log = log;
    }

    static Canary plant(Rig rig, String text)
            throws IOException, ExecutionException, InterruptedException {
        Canary canary =
                new Canary(
                        rig.database(Service.SURVEY),
                        rig.stack().kafka(),
                        rig.stack().home().logs().resolve("canary.log"));
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        canary.plantInTables(text, utf8);
        canary.plantInTopic(text, utf8);
        Files.writeString(canary.log, "INFO calling " + text + " now\n");
        return canary;
    }

    /** Where it must be found. */
    List<String> places() {
        return List.of(
                "table survey.public.canary_words",
                "table survey.public.canary_bytes",
                "table survey.public.canary_document",
                "keys of topic canary",
                "headers of topic canary",
                "values of topic canary",
                "file logs/canary.log");
    }

    @Override
    public void close() throws IOException {
        for (String table : List.of("canary_words", "canary_bytes", "canary_document")) {
            Rows.change(database, "DROP TABLE " + table);
        }
        try (Admin admin = kafka.admin()) {
            admin.deleteTopics(List.of(TOPIC));
        }
        Files.delete(log);
    }

    private void plantInTables(String text, byte[] utf8) {
        Rows.change(database, "CREATE TABLE canary_words (words text)");
        Rows.change(database, "INSERT INTO canary_words VALUES (?)", text);
        Rows.change(database, "CREATE TABLE canary_bytes (bytes bytea)");
        Rows.change(database, "INSERT INTO canary_bytes VALUES (?)", (Object) utf8);
        Rows.change(database, "CREATE TABLE canary_document (document jsonb)");
        Rows.change(
                database,
                "INSERT INTO canary_document VALUES (jsonb_build_object('said', ?::text))",
                text);
    }

    private void plantInTopic(String text, byte[] utf8)
            throws ExecutionException, InterruptedException {
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, text, utf8);
            record.headers().add("said", utf8);
            producer.send(record).get();
        }
    }
}
