package io.huifang.survey.agent;

import io.huifang.survey.exchange.RequestBody;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Optional;

/**
 * The body of a change of state.
 *
 * @param state whether he takes calls from now on
 */
@Schema(requiredProperties = "state")
record StateRequest(WorkState state) {
    static WorkState read(byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        Optional<WorkState> state = body.oneOf("state", WorkState.class);
        if (state.isEmpty()) {
            body.missing("state");
        }
        body.finish();
        return state.orElseThrow();
    }
}
