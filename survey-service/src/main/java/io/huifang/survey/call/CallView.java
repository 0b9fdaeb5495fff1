package io.huifang.survey.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.call.CallWording.Text;
import io.huifang.survey.freeze.FreezeView;
import io.huifang.survey.insight.guess.GuessView;
import io.huifang.survey.verification.VerificationView;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A call under way, for the agent who makes it.
 *
 * @param attemptId the attempt
 * @param reason why we call
 * @param subjectRef what it is about; absent when the reason has no subject
 * @param happenedAt when it happened, UTC; absent when unknown
 * @param context non-personal facts of the event, amounts among them; to be told only when {@code
 *     verification.mayDisclose} says so
 * @param say the agent's word of the call's phrase; the customer answers with his
 * @param purpose what we call for, to read out
 * @param dataUse what becomes of what he says, to read out
 * @param measures what protects him, to read out
 * @param verification how far it is known who is on the line
 * @param freeze the freeze that was asked for; absent for none
 * @param mayOffer offers and courses may be mentioned: he agreed to that, as was known when the
 *     number was shown; false before
 * @param promises what was promised to him before, newest first
 * @param guess what the matter probably comes from; absent while too little was learned, and when
 *     guesses are switched off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallView(
        UUID attemptId,
        String reason,
        String subjectRef,
        Instant happenedAt,
        @Schema(implementation = Object.class) JsonNode context,
        Text say,
        Text purpose,
        Text dataUse,
        List<Text> measures,
        VerificationView verification,
        FreezeView freeze,
        boolean mayOffer,
        List<EarlierPromise> promises,
        GuessView guess) {}
