/**
 * What follows for the customer's side when the scheduler closes a callback: {@link
 * io.huifang.survey.closing.HearClosings}.
 */
package io.huifang.survey.closing;
