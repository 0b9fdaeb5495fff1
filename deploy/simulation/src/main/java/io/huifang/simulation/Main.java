package io.huifang.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.huifang.simulation.log.FactLog;
import io.huifang.simulation.log.PseudonymKey;
import io.huifang.simulation.world.World;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code run --bootstrap … --pseudonym-key …}: tells a world and says what is true of it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            tell(Typed.of(List.of(arguments), Clock.systemUTC().instant()), out);
        } catch (IllegalArgumentException mistyped) {
            out.println(mistyped.getMessage());
            System.exit(2);
        }
    }

    private static void tell(Typed typed, PrintStream out) throws IOException {
        World world = new World(typed.scenario(), PseudonymKey.of(typed.pseudonymKey()));
        FactLog log = new FactLog(typed.bootstrap());
        long begun = System.nanoTime();
        try (log) {
            world.forEachRemaining(log::tell);
        }
        double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        out.printf(
                "%d facts in %.1f s, %.0f a second%n", log.told(), seconds, log.told() / seconds);
        new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(System.out, typed.scenario().truths());
    }
}
