/**
 * The scheduler's latest word, asked just before a number is shown: whether the customer may still
 * be called. Without it no number is shown, unless the call protects the customer.
 */
package io.huifang.survey.word;
