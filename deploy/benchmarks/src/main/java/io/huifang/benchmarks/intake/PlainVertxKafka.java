package io.huifang.benchmarks.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.util.Map;

/**
 * The peer without a framework: HTTP body to Kafka with acks=all and an idempotent producer, key
 * found in one streaming pass, 202 after the ack. It checks and authenticates nothing.
 */
public final class PlainVertxKafka extends AbstractVerticle {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Buffer ACCEPTED = Buffer.buffer("{\"accepted\":1}");

    private final int port;
    private final KafkaProducer<String, byte[]> producer;

    private PlainVertxKafka(int port, KafkaProducer<String, byte[]> producer) {
        this.port = port;
        this.producer = producer;
    }

    /** Arguments: port, Kafka's bootstrap servers. */
    public static void main(String[] arguments) {
        int cores = Runtime.getRuntime().availableProcessors();
        int port = Integer.parseInt(arguments[0]);
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", arguments[1],
                                "acks", "all",
                                "enable.idempotence", "true",
                                "linger.ms", "0",
                                "batch.size", "131072"),
                        new StringSerializer(),
                        new ByteArraySerializer());
        producer.partitionsFor("wallet-events");
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(cores))
                .deployVerticle(
                        () -> new PlainVertxKafka(port, producer),
                        new DeploymentOptions().setInstances(cores));
    }

    @Override
    public void start() {
        vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
                .requestHandler(
                        request -> request.bodyHandler(body -> publish(request, body.getBytes())))
                .listen(port, "127.0.0.1");
    }

    private void publish(HttpServerRequest request, byte[] body) {
        Context loop = vertx.getOrCreateContext();
        try {
            producer.send(
                    new ProducerRecord<>("wallet-events", subject(body), body),
                    (acked, failed) ->
                            loop.runOnContext(done -> answer(request, failed == null ? 202 : 503)));
        } catch (IOException unreadable) {
            answer(request, 400);
        }
    }

    private static void answer(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end(ACCEPTED);
    }

    private static String subject(byte[] body) throws IOException {
        String subject = null;
        try (JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                if (subject == null && "subject".equals(parser.currentName())) {
                    subject = parser.nextTextValue();
                }
            }
        }
        return subject;
    }
}
