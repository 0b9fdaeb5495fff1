/**
 * Asks the wallet to freeze a customer's funds, once an attempt.
 *
 * <p>Entry type: {@link io.huifang.survey.freeze.FreezeOrders}. What becomes of it is the wallet's
 * business: here stands that it was asked, by whom and why.
 */
package io.huifang.survey.freeze;
