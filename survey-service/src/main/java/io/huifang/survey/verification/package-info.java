/**
 * Who is on the line. First both sides check each other by the phrase of the call, then the
 * customer shows who he is by what his matter needs and by nothing more; failures are counted and
 * end it.
 *
 * <p>Entry types: {@link io.huifang.survey.verification.IdentityChecks}, {@link
 * io.huifang.survey.verification.IdentityCheck}.
 */
package io.huifang.survey.verification;
