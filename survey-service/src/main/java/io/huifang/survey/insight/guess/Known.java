package io.huifang.survey.insight.guess;

import java.util.Map;

/**
 * What is known of a call before it is made: codes alone.
 *
 * @param reason why we call
 * @param traits without those of which nothing is known
 */
record Known(String reason, Map<Trait, String> traits) {
    Known {
        traits = Map.copyOf(traits);
    }
}
