package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.soak.Disturbances.Struck;
import io.huifang.journeys.soak.SoakOptions;
import io.huifang.journeys.soak.SoakPage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Set;

/**
 * Hours of events, calls, erasures, changes of the policy and faults: memory, waits and disk stay
 * as they are, and every promise is kept. How long and how much, {@link SoakOptions} says.
 */
@Tag("journey")
@Tag("long")
@Tag("P1")
@Tag("P2")
@Tag("P3")
@Tag("P4")
@Tag("P7")
@Tag("P9")
@Tag("P10")
@Tag("P11")
@Tag("P12")
@Tag("P13")
@Tag("P15")
@Tag("P17")
@Tag("P20")
class SoakJourneyTest {
    private static final int CUSTOMERS = 5_000;

    @Test
    void staysAsItIsForHours() {
        SoakOptions options = SoakOptions.given();
        Path directory = Path.of(System.getProperty("huifang.journeys"), "soak-report");
        try (SoakRig soak = SoakRig.start(options);
                LoadRun run = LoadRun.of(soak.rig(), "soak", CUSTOMERS);
                SoakRun hours = new SoakRun(options, soak, run, directory)) {
            SoakPage page = hours.last();
            System.out.println(page);
            page.write(directory);

            Report report = page.facts().report();
            // minutes are too short for everything to be met
            assertThat(options.isLong() ? report.notShown() : report.notShown(Set.of()))
                    .as(report::toString)
                    .isEmpty();
            assertThat(page.facts().struck()).allMatch(Struck::isHealed);
            assertThat(page.rising()).isEmpty();
        }
    }
}
