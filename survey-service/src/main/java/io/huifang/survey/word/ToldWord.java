package io.huifang.survey.word;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.time.Instant;

/**
 * The scheduler's answer.
 *
 * @param stands whether the customer may be called now
 * @param because id of the rule by which he may not; null when he may
 * @param numberAsOf the number to call is the one of that instant, UTC; null for the newest
 * @param mayOffer whether he agrees to hear of offers and courses; null is no
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ToldWord(boolean stands, String because, Instant numberAsOf, Boolean mayOffer) {}
