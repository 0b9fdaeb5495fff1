/**
 * What is not the company's decision but must be known for it, as data files: holidays and laws.
 *
 * <p>{@link io.huifang.scheduler.policy.almanac.Almanac} is what policies refer to by name; some
 * files come with the service, an operator may add others in a directory.
 */
package io.huifang.scheduler.policy.almanac;
