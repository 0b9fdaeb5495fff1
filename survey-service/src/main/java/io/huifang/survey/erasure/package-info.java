/**
 * What intake tells of erased customers: {@link io.huifang.survey.erasure.ForgetCustomers} ends the
 * leases on their attempts, forgets what they, and agents about them, said in their own words, and
 * what insight keeps under their pseudonyms.
 */
package io.huifang.survey.erasure;
