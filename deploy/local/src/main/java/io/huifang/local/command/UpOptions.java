package io.huifang.local.command;

import java.util.List;
import java.util.Set;

/**
 * What was asked of {@code up}.
 *
 * @param detach return when ready; everything goes on running
 * @param demo also run the demo wallet
 * @param fresh start from empty data
 */
record UpOptions(boolean detach, boolean demo, boolean fresh) {
    private static final Set<String> KNOWN = Set.of("--detach", "--demo", "--fresh");

    /**
     * @throws UsageFailure when there is a word that we do not know
     */
    static UpOptions parse(List<String> words) {
        for (String word : words) {
            if (!KNOWN.contains(word)) {
                throw new UsageFailure("up does not know " + word + ".");
            }
        }
        return new UpOptions(
                words.contains("--detach"), words.contains("--demo"), words.contains("--fresh"));
    }
}
