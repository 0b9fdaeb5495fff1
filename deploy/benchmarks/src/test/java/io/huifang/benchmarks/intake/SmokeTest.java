package io.huifang.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.benchmarks.load.ClosedLoop;
import io.huifang.benchmarks.load.LoadResult;
import io.huifang.benchmarks.load.RequestTemplate;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Peer;
import io.huifang.benchmarks.measure.ProcessorTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class SmokeTest {

    @Test
    void the_bare_server_is_started_loaded_measured_and_stopped(@TempDir Path directory)
            throws Exception {
        Peer peer = Peer.main(BareServer.class, directory.resolve("bare.log"));
        try (peer;
                ClosedLoop load = new ClosedLoop(peer.address(), request(), 1, 8, 1)) {
            ProcessorTime used = ProcessorTime.since(Map.of("server", peer.pid()));
            LoadResult result = firstAnswers(load).requireAll(202);
            Figure figure = new Figure(result.rate(), used.microsPerEvent(result.events()));

            assertThat(figure.value()).isPositive();
            assertThat(figure.cpuMicrosPerEvent().get("server")).isPositive();
            assertThat(result.latencyMicros().getTotalCount()).isEqualTo(result.responses());
        }
        assertThat(ProcessHandle.of(peer.pid())).isEmpty();
    }

    // a busy machine may need long for the first one
    private static LoadResult firstAnswers(ClosedLoop load) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        LoadResult result;
        do {
            result = load.measure(Duration.ofMillis(200));
        } while (result.responses() == 0 && System.nanoTime() < deadline);
        return result;
    }

    private static RequestTemplate request() {
        return RequestTemplate.post(
                "/v1/wallet-events", IntakeEvents.headers(""), IntakeEvents.one());
    }
}
