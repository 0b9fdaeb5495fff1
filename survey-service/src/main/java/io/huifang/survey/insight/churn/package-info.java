/**
 * Customers who may be leaving: a callback ended without a solution and nothing was heard of them
 * since. Endings are watched from {@code callback-tasks}, what is heard of customers from {@code
 * callback-decisions}; {@link io.huifang.survey.insight.churn.TellChurnRisks} tells each case once.
 */
package io.huifang.survey.insight.churn;
