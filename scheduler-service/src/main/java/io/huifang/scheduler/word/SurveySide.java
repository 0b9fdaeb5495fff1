package io.huifang.scheduler.word;

import io.huifang.pages.login.Issuer;
import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Knows the survey side: in production by an access token of its own, for this service and for what
 * it asks, locally by a key, of which only the digest is kept. No person's account or token does.
 */
@ApplicationScoped
public class SurveySide {
    private static final String SCHEME = "Bearer ";

    private final SurveyProof proof;
    private final CurrentIdentityAssociation caller;

    SurveySide(WordConfig config, Issuer issuer, CurrentIdentityAssociation caller) {
        this.proof =
                SurveyProof.of(config, ConfigUtils.isProfileActive("prod"), issuer.knowsPeople());
        this.caller = caller;
    }

    /** What would do nobody any good is said at the start, not at the first request. */
    void check(@Observes StartupEvent event) {
        // it was looked at when this was made
    }

    /**
     * @param authorization header of a request; null for none
     * @return fails with 401 when it shows nothing, and with 403 when it shows somebody else
     */
    public Uni<Void> require(String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refused(401, "unauthenticated");
        }
        if (proof.isKey(authorization.substring(SCHEME.length()).strip())) {
            return Uni.createFrom().voidItem();
        }
        return proof.client().isEmpty()
                ? refused(401, "unauthenticated")
                : caller.getDeferredIdentity().chain(this::require);
    }

    // The token was checked for its signature, issuer, audience and time by then.
    private Uni<Void> require(SecurityIdentity identity) {
        if (identity.isAnonymous()) return refused(401, "unauthenticated");
        boolean survey =
                identity.getPrincipal() instanceof JsonWebToken token
                        && proof.isToken(SurveyToken.of(token));
        return survey ? Uni.createFrom().voidItem() : refused(403, "forbidden");
    }

    private static Uni<Void> refused(int status, String code) {
        return Uni.createFrom()
                .failure(
                        new ProblemException(
                                Problem.of(status, code, "This is for the survey side only.")));
    }
}
