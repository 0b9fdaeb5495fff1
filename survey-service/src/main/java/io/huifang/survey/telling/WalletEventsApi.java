package io.huifang.survey.telling;

import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

/** Intake's interface for senders. */
@Path("/v1/wallet-events")
interface WalletEventsApi {
    /**
     * @param batch CloudEvents, taken whole or not at all
     */
    @POST
    @Consumes("application/cloudevents-batch+json")
    Uni<Void> send(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, byte[] batch);
}
