package io.huifang.journeys.soak;

import io.huifang.journeys.soak.Disturbances.Struck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pictures of a soak. */
final class SoakCharts {
    private SoakCharts() {}

    /** By the names of their files. */
    static Map<String, LineChart> of(Sampling sampling, List<Struck> struck) {
        List<Double> marks = struck.stream().map(Struck::after).toList();
        Map<String, LineChart> charts = new LinkedHashMap<>();
        charts.put(
                "memory.svg",
                new LineChart(
                        "Resident memory, MiB", sampling.courses(SoakGauges.RESIDENT), marks));
        charts.put(
                "heap.svg",
                new LineChart(
                        "Heap after collections, MiB", sampling.courses(SoakGauges.LIVE), marks));
        charts.put("latency.svg", new LineChart("Waits, ms", waits(sampling), marks));
        charts.put("lag.svg", new LineChart("Work that waits", lags(sampling), marks));
        charts.put("disk.svg", new LineChart("Disk, MiB", sampling.courses("disk of "), marks));
        charts.put("rate.svg", new LineChart("A second", rates(sampling), marks));
        return charts;
    }

    private static List<Course> waits(Sampling sampling) {
        return Stream.of(
                        SoakGauges.ACCEPTED_P50,
                        SoakGauges.ACCEPTED_P99,
                        SoakGauges.CLAIMABLE_P50,
                        SoakGauges.CLAIMABLE_P99)
                .map(sampling::course)
                .toList();
    }

    private static List<Course> lags(Sampling sampling) {
        return Stream.of(SoakGauges.UNREAD, SoakGauges.UNTOLD).map(sampling::course).toList();
    }

    private static List<Course> rates(Sampling sampling) {
        String count = "count of ";
        return sampling.courses(count).stream()
                .map(it -> it.perSecond().named(it.name().substring(count.length())))
                .toList();
    }
}
