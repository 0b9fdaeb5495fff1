package io.huifang.survey.verification;

import io.huifang.survey.exchange.RequestBody;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Optional;

/**
 * How the customer tried to show who he is.
 *
 * @param method by what
 * @param passed whether it was right, as the agent saw; what he said is nowhere written down
 */
@Schema(
        name = "VerificationRequest",
        requiredProperties = {"method", "passed"})
public record Shown(IdentityMethod method, boolean passed) {
    /**
     * @throws io.huifang.survey.exchange.RefusedRequest when the body cannot be read as one
     */
    public static Shown read(byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        Optional<IdentityMethod> method = body.oneOf("method", IdentityMethod.class);
        Optional<Boolean> passed = body.flag("passed");
        if (method.isEmpty()) {
            body.missing("method");
        }
        if (passed.isEmpty()) {
            body.missing("passed");
        }
        body.finish();
        return new Shown(method.orElseThrow(), passed.orElseThrow());
    }
}
