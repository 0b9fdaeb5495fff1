package io.huifang.proof.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, as the kernel counts it. */
public final class Memory {
    private static final double KIB_IN_A_MIB = 1024.0;

    private Memory() {}

    /** MiB that are resident now; not a number where the system has no {@code /proc}. */
    public static double residentMib(long pid) {
        return mib(pid, "VmRSS:");
    }

    /** MiB that were resident at the most since the process began. */
    public static double peakMib(long pid) {
        return mib(pid, "VmHWM:");
    }

    private static double mib(long pid, String key) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.replaceAll("\\D+", ""))
                    .mapToDouble(kib -> Long.parseLong(kib) / KIB_IN_A_MIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException elsewhere) {
            return Double.NaN;
        }
    }
}
