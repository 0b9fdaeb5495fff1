package io.huifang.intake.door;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The host names of this service.
 *
 * @param names in small letters, with the port where it is not the scheme's; empty when every name
 *     is right
 */
record AllowedHosts(Set<String> names) {
    static AllowedHosts of(Optional<Set<String>> configured) {
        return new AllowedHosts(
                configured.orElse(Set.of()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a request to that host is for us. */
    boolean include(String host) {
        return names.isEmpty() || names.contains(host.toLowerCase(Locale.ROOT));
    }
}
