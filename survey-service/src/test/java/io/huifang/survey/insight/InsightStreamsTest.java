package io.huifang.survey.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.Backing;
import io.huifang.survey.insight.fact.FactStreams;
import io.huifang.survey.insight.indicator.counting.IndicatorStreams;
import io.huifang.survey.insight.indicator.counting.Rules;
import io.huifang.survey.sealing.Pseudonyms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** The life of the streams application within the service. */
@Tag("P22")
class InsightStreamsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir Path directory;

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void whatCannotBeginYetBeginsLater() {
        InsightStreams first = streams(Map.of());
        InsightStreams second = streams(Map.of());

        first.start(new StartupEvent());
        await().atMost(PATIENCE).until(first::isRunning);
        second.start(new StartupEvent());
        assertThat(second.isRunning()).as("the directory is the first one's").isFalse();
        first.stop(new ShutdownEvent());

        await().atMost(PATIENCE).until(second::isRunning);
        assertThat(first.isRunning()).isFalse();
        second.stop(new ShutdownEvent());
        assertThat(second.isRunning()).isFalse();
    }

    @Test
    void whoIsLeftOutDoesNothing() {
        InsightStreams streams = streams(Map.of("huifang.insight.enabled", "false"));

        streams.start(new StartupEvent());

        assertThat(streams.isRunning()).isFalse();
        assertThat(meters.find("huifang.insight.running").gauge()).isNull();
        assertThat(directory.resolve("state")).doesNotExist();
        streams.stop(new ShutdownEvent());
    }

    private InsightStreams streams(Map<String, String> given) {
        Map<String, String> settings = new HashMap<>(given);
        settings.put("huifang.insight.state-directory", directory.resolve("state").toString());
        settings.put("huifang.insight.look-every", "PT0.2S");
        InsightConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(InsightConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build()
                        .getConfigMapping(InsightConfig.class);
        Pseudonyms pseudonyms = Pseudonyms.under(directory.resolve("pseudonyms"), true);
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        FactStreams facts = new FactStreams(pseudonyms, mapper, meters);
        Rules rules =
                new Rules(ZoneId.of("Asia/Shanghai"), Duration.ofDays(120), Duration.ofSeconds(1));
        return new InsightStreams(
                config,
                new InsightTopology(facts, new IndicatorStreams(rules, mapper, meters)),
                Map.of("bootstrap.servers", Backing.shared().kafka().bootstrap()),
                vertx,
                meters);
    }
}
