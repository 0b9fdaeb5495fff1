/**
 * What is remembered of customers while their facts are counted. {@link
 * io.huifang.survey.insight.indicator.known.Customers} says what each fact changes; events and
 * first contacts lie by customer, reason and time, so that it looks at those alone which the fact
 * may change, however many there are.
 */
package io.huifang.survey.insight.indicator.known;
