package io.huifang.backing.issuer;

import java.util.Map;

/**
 * A login that was begun.
 *
 * @param nonce that its ID token must repeat
 * @param challenge that the verifier must answer, see PKCE
 * @param redirect where the code was sent to
 */
record Login(Person person, String nonce, String challenge, String redirect) {

    static Login of(Person person, Map<String, String> asked) {
        return new Login(
                person, asked.get("nonce"), asked.get("code_challenge"), asked.get("redirect_uri"));
    }

    /** Whether who has the code is who began. */
    boolean isProvenBy(Map<String, String> asked) {
        String verifier = asked.getOrDefault("code_verifier", "");
        return redirect.equals(asked.get("redirect_uri"))
                && SigningKey.challengeOf(verifier).equals(challenge);
    }
}
