package io.huifang.intake.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The wallet backends that may post events, by name. */
@ConfigMapping(prefix = "huifang.senders")
interface SenderConfig {
    /** One entry per sender; the name appears in metrics and never in events. */
    @WithParentName
    Map<String, Entry> byName();

    /** One sender. */
    interface Entry {
        /** The bearer key itself; at least 16 characters. Either this or {@link #keyFile()}. */
        Optional<String> key();

        /** File that holds the bearer key; white space around it is dropped. */
        Optional<Path> keyFile();

        /** The CloudEvents sources that are this sender's own, compared letter by letter. */
        Set<String> sources();

        /** The event types it may send; all when absent. */
        Optional<Set<String>> types();
    }
}
