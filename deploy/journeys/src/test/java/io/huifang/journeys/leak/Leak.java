package io.huifang.journeys.leak;

/**
 * A needle where it must not be.
 *
 * @param place such as {@code table survey.public.conclusion}
 * @param needle the needle's name
 */
public record Leak(String place, String needle) {
    @Override
    public String toString() {
        return needle + " in " + place;
    }
}
