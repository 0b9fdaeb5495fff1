package io.huifang.local.demo;

import java.time.Duration;
import java.util.Optional;

/** Somebody who takes part in the demo's day. Does one thing at a time. */
@FunctionalInterface
interface DemoActor {
    /** Does the next thing; how long he rests after it, or nothing when there is no more to do. */
    Optional<Duration> step() throws InterruptedException;
}
