/**
 * Finds numbers in what people type that must not be kept, and masks them before anything is
 * stored.
 *
 * <p>Entry type: {@link io.huifang.survey.masking.SensitiveNumbers}.
 */
package io.huifang.survey.masking;
