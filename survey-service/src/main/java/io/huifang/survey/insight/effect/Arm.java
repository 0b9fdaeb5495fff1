package io.huifang.survey.insight.effect;

/**
 * One side of a comparison: customers for one reason who were to be called, or who were held out.
 * Who was to be called and was not reached is among the first: what is measured is the decision to
 * call, which was drawn by lot, and not the luck of reaching somebody.
 *
 * @param people the customers, each once
 * @param repeated those of them to whom the same happened again
 * @param complained those of them who complained
 * @param left those of them who closed their account
 * @param answered those of them who answered how satisfied they are, about something else
 * @param satisfied those of these who answered 4 or 5
 */
record Arm(long people, long repeated, long complained, long left, long answered, long satisfied) {
    static final Arm EMPTY = new Arm(0, 0, 0, 0, 0, 0);
}
