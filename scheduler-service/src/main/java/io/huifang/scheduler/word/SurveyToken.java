package io.huifang.scheduler.word;

import org.eclipse.microprofile.jwt.JsonWebToken;

import java.util.List;

/**
 * Whom an access token was given to, and for what. The token itself was checked before. Pure.
 *
 * @param client the OAuth2 client; null when the token does not say, or says two things
 * @param scopes what it may be used for
 */
record SurveyToken(String client, List<String> scopes) {

    static SurveyToken of(JsonWebToken token) {
        String client = text(token, "client_id");
        String authorized = text(token, "azp");
        boolean agree = client == null || authorized == null || client.equals(authorized);
        String scope = text(token, "scope");
        return new SurveyToken(
                agree ? client == null ? authorized : client : null,
                scope == null ? List.of() : List.of(scope.strip().split(" +")));
    }

    boolean isFor(String wantedClient, String wantedScope) {
        return wantedClient.equals(client) && scopes.contains(wantedScope);
    }

    private static String text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value instanceof String text ? text : null;
    }
}
