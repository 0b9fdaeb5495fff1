package io.huifang.scheduler.customer;

import io.huifang.contract.attempt.Disposition;

import java.util.Arrays;

/** How attempts ended in which the customer himself answered. */
public final class Reached {
    private static final String[] DISPOSITIONS =
            Arrays.stream(Disposition.values())
                    .filter(Disposition::rightParty)
                    .map(Disposition::name)
                    .toArray(String[]::new);

    private Reached() {}

    /** Names of those dispositions, for {@code disposition = ANY($1)}. */
    public static String[] dispositions() {
        return DISPOSITIONS.clone();
    }
}
