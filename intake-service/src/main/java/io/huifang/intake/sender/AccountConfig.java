package io.huifang.intake.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people who answer for personal data, by account name. Files are read anew. */
@ConfigMapping(prefix = "huifang.accounts")
interface AccountConfig {
    /** One entry per person; the name stands in the vault's audit. */
    @WithParentName
    Map<String, Entry> byName();

    /** One person. */
    interface Entry {
        /** The bearer key itself; at least 16 characters. Either this or {@link #keyFile()}. */
        Optional<String> key();

        /** File that holds the bearer key, or two while it changes, one a line. */
        Optional<Path> keyFile();

        /** What the person may do: privacy-officer, auditor, ops. */
        Set<Account.Role> roles();
    }
}
