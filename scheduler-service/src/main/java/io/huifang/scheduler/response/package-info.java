/**
 * What customers answer: {@link io.huifang.scheduler.response.HearResponses} asks the policy which
 * answers are low, and opens a follow-up as soon as the attempt they belong to is concluded. Who
 * was invited to answer is written to by a notice, where policy, budget and his own word allow it.
 */
package io.huifang.scheduler.response;
