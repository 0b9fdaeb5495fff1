package io.huifang.survey.idempotency;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** When looking again did not help either, the sender is to repeat the request. */
class AnsweredMeanwhileMapper {
    @ServerExceptionMapper
    Response answeredMeanwhile(AnsweredMeanwhile stillRacing) {
        return new Answer.Refused(Problems.UNAVAILABLE).toResponse();
    }
}
