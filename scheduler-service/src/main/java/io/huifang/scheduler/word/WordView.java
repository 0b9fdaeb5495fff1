package io.huifang.scheduler.word;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * The latest word on an attempt.
 *
 * @param stands whether its customer may be called now
 * @param because id of the rule by which he may not; absent when he may
 * @param numberAsOf the number to call is the one of that instant, UTC; absent for the newest
 * @param mayOffer whether he agrees to hear of offers and courses; absent when he may not be called
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WordView(boolean stands, String because, Instant numberAsOf, Boolean mayOffer) {
    static WordView stands(Instant numberAsOf, boolean mayOffer) {
        return new WordView(true, null, numberAsOf, mayOffer);
    }

    static WordView never(String because) {
        return new WordView(false, because, null, null);
    }
}
