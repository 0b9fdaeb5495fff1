/**
 * What every HTTP exchange of this service shares: strict JSON in, problem documents (RFC 9457)
 * out, preconditions on the fencing token.
 *
 * <p>Entry types: {@link io.huifang.survey.exchange.RequestBody}, {@link
 * io.huifang.survey.exchange.Answer}. Nothing of the input is ever in a problem: pointers name
 * places in the request's own structure and texts are constants.
 */
package io.huifang.survey.exchange;
