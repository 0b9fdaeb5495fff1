/**
 * What customers answer: {@link io.huifang.scheduler.response.HearResponses} asks the policy which
 * answers are low, and opens a follow-up as soon as the attempt they belong to is concluded.
 */
package io.huifang.scheduler.response;
