package io.huifang.survey.insight.indicator.counting;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Properties;

/** A process that counts indicators and nothing else, to be killed. */
public final class CountingMain {
    private CountingMain() {}

    /**
     * @param arguments broker, directory of the state, zone
     */
    public static void main(String[] arguments) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "counting");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, arguments[1]);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // often enough for several before the first process is killed
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        settings.put(StreamsConfig.consumerPrefix("session.timeout.ms"), "6000");
        settings.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), "1000");
        settings.put(StreamsConfig.consumerPrefix("max.poll.records"), 50);
        // what a killed process has left unfinished keeps the next one from reading for so long
        settings.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), "5000");
        Rules rules =
                new Rules(ZoneId.of(arguments[2]), Duration.ofDays(3650), Duration.ofMillis(500));
        StreamsBuilder builder = new StreamsBuilder();
        new IndicatorStreams(
                        rules,
                        new ObjectMapper()
                                .findAndRegisterModules()
                                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS),
                        new SimpleMeterRegistry())
                .into(builder);
        KafkaStreams streams = new KafkaStreams(builder.build(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }
}
