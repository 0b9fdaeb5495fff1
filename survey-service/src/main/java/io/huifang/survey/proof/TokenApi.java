package io.huifang.survey.proof;

import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** The issuer's interface for clients, at its own address. */
@Path("")
interface TokenApi {
    /**
     * @param form {@code grant_type} and so on
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<TokenAnswer> token(@HeaderParam(HttpHeaders.AUTHORIZATION) String client, String form);
}
