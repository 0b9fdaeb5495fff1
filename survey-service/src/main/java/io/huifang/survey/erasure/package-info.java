/**
 * What intake tells of erased customers: {@link io.huifang.survey.erasure.ForgetCustomers} ends the
 * leases on their attempts and forgets what they, and agents about them, said in their own words.
 */
package io.huifang.survey.erasure;
