package io.huifang.scheduler.policy;

import java.util.Optional;

/** The facts an event carries in its data, as far as a policy may ask for them. */
@FunctionalInterface
public interface EventFacts {
    /**
     * One fact as text: strings as they are, numbers and flags as JSON writes them.
     *
     * @param name the fact's name in the event's data, such as {@code amount}
     * @return empty when the event does not state it, or states no single value
     */
    Optional<String> text(String name);
}
