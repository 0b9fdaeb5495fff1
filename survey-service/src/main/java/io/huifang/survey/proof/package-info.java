/**
 * How this service proves itself to the others: in production by access tokens that an OAuth2
 * issuer gives it for its own credentials, locally by keys of the configuration.
 *
 * <p>Entry type: {@link io.huifang.survey.proof.Proofs}. A token is kept until shortly before its
 * end and renewed in time, so that an issuer may be away for a while.
 */
package io.huifang.survey.proof;
