package io.huifang.backing.issuer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an issuer says of itself. */
final class Discovery {
    private Discovery() {}

    /**
     * @param url the issuer's
     */
    static String of(String url) {
        Map<String, Object> known = new HashMap<>();
        known.put("issuer", url);
        known.put("authorization_endpoint", url + "/authorize");
        known.put("token_endpoint", url + "/token");
        known.put("jwks_uri", url + "/keys");
        known.put("end_session_endpoint", url + "/logout");
        known.put("response_types_supported", List.of("code"));
        known.put("subject_types_supported", List.of("public"));
        known.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return SignedToken.json(known);
    }
}
