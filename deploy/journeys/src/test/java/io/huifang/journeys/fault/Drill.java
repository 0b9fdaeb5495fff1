package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.journeys.wallet.Wallet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Faults one after another, spread evenly over a load: the next one happens when its share of the
 * load has been sent, so that each meets a system at work whatever the machine's speed.
 */
public final class Drill {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<Fault> faults;
    private final List<String> diary = new ArrayList<>();

    public Drill(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    /** Lets all faults happen; returns when the last one is over and events are taken again. */
    public void run(Wallet wallet) {
        for (int number = 1; number <= faults.size(); number++) {
            double share = (double) number / (faults.size() + 1);
            Fault fault = faults.get(number - 1);
            await("the load before " + fault.name())
                    .atMost(PATIENCE)
                    .until(() -> wallet.progress() >= share);
            long before = System.nanoTime();
            fault.happen();
            double served = secondsSince(before);
            int accepted = wallet.journal().acceptedCount();
            await("events are taken after " + fault.name())
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    wallet.isFinished()
                                            || wallet.journal().acceptedCount() > accepted);
            diary.add(
                    "%-32s at %3.0f %%: serves after %4.1f s, events taken after %4.1f s"
                            .formatted(fault.name(), share * 100, served, secondsSince(before)));
        }
    }

    /** What happened when, one line a fault. */
    public List<String> diary() {
        return List.copyOf(diary);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
