package io.huifang.journeys;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.leak.LeakScan;
import io.huifang.journeys.leak.Needles;
import io.huifang.journeys.stack.Rig;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.util.List;
import java.util.stream.Stream;

/** All places where the stack keeps or tells something. */
final class Everywhere {
    private Everywhere() {}

    /** Looks for them in topics, tables, logs, files and metrics. */
    static LeakScan scan(Rig rig, Needles needles) {
        LocalStack stack = rig.stack();
        LeakScan scan =
                new LeakScan(needles)
                        .topics(stack.kafka())
                        .tables(Stream.of(Service.values()).map(rig::database).toList());
        // logs, and what PostgreSQL and Kafka keep on disk; secrets hold keys only
        for (var directory :
                List.of(
                        stack.home().logs(),
                        stack.home().run(),
                        stack.home().postgres(),
                        stack.home().kafka())) {
            scan.files(directory);
        }
        for (Service service : Service.values()) {
            for (ServiceProcess process : stack.replicas(service)) {
                Exchange metrics = Caller.anonymous().get(process.managementUrl() + "/metrics");
                scan.text("metrics of " + process.name(), metrics.answer().orElseThrow().body());
            }
        }
        return scan;
    }
}
