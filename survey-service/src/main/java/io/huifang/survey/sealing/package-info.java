/**
 * What keeps people's words and names out of reach: free text rests as ciphertext, and analytics
 * see a pseudonym instead of the customer.
 *
 * <p>Entry types: {@link io.huifang.survey.sealing.Seal}, {@link
 * io.huifang.survey.sealing.Pseudonyms}, {@link io.huifang.survey.sealing.LeaseDrafts}.
 */
package io.huifang.survey.sealing;
