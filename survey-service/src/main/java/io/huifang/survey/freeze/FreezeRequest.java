package io.huifang.survey.freeze;

import io.huifang.contract.command.FundsFreezeRequested.Because;
import io.huifang.survey.exchange.RequestBody;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Optional;

/**
 * A holder's wish to have the customer's funds frozen.
 *
 * @param because why
 * @param confirmed true: the agent said what it means and the customer, or the agent for his
 *     protection, wants it
 */
@Schema(requiredProperties = {"because", "confirmed"})
public record FreezeRequest(Because because, boolean confirmed) {
    /**
     * @throws io.huifang.survey.exchange.RefusedRequest when the body cannot be read as one
     */
    public static FreezeRequest read(byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        Optional<Because> because = body.oneOf("because", Because.class);
        if (because.isEmpty()) {
            body.missing("because");
        }
        if (!body.flag("confirmed").orElse(false)) {
            body.missing("confirmed"); // a freeze that is not confirmed is none
        }
        body.finish();
        return new FreezeRequest(because.orElseThrow(), true);
    }
}
