package io.huifang.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

class ProcessorTimeTest {
    private static final String WORK_THEN_STAY =
            "i=0; while [ $i -lt 500000 ]; do i=$((i+1)); done; echo done; exec sleep 60";

    @Test
    void this_program_is_not_charged_for_the_processes_it_started() throws IOException {
        Duration before = own();
        ProcessorTime used = ProcessorTime.since(Map.of("client", ProcessHandle.current().pid()));
        Process worker = new ProcessBuilder("sh", "-c", WORK_THEN_STAY).start();
        try {
            assertThat(worker.inputReader().readLine()).isEqualTo("done");
            assertThat(cpu(worker.toHandle())).isGreaterThan(Duration.ofMillis(50));

            double charged = used.microsPerEvent(1).get("client");

            assertThat(charged).isLessThanOrEqualTo(own().minus(before).toNanos() / 1000.0);
        } finally {
            worker.destroyForcibly();
        }
    }

    private static Duration own() {
        return cpu(ProcessHandle.current());
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
