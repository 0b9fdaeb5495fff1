/**
 * Requests that may be repeated: an answer given under an Idempotency-Key is stored in the
 * request's own transaction and given again. Refusals are not stored, they changed nothing.
 */
package io.huifang.survey.idempotency;
