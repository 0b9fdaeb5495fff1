package io.huifang.scheduler.policy.almanac;

import io.smallrye.config.ConfigMapping;

import java.nio.file.Path;
import java.util.Optional;

/** Where further holidays and laws are found. */
@ConfigMapping(prefix = "huifang.almanac")
interface AlmanacConfig {
    /**
     * A directory with {@code holidays/*.yaml} and {@code rules/*.yaml}, read at the start; none
     * for what comes with the service alone. The same for all replicas.
     */
    Optional<Path> directory();
}
