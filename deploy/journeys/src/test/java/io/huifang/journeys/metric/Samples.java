package io.huifang.journeys.metric;

import io.huifang.journeys.http.Caller;
import io.huifang.local.stack.ServiceProcess;

/** Numbers that a process tells now. */
public final class Samples {
    private Samples() {}

    /**
     * The sum over all samples of a metric that have that label; 0 when there is none, or no
     * answer.
     *
     * @param label as it is written, such as {@code topic="wallet-events"}
     */
    public static double sum(ServiceProcess process, String metric, String label) {
        return Caller.anonymous()
                .get(process.managementUrl() + "/metrics")
                .answer()
                .map(answer -> answer.body())
                .orElse("")
                .lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
