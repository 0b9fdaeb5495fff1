package io.huifang.intake;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;

/** Makes time a dependency: whoever needs the hour has a {@link Clock} injected. */
class SystemClock {
    @Produces
    @Singleton
    Clock utc() {
        return Clock.systemUTC();
    }
}
