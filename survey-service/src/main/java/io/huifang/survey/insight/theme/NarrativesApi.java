package io.huifang.survey.insight.theme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import java.time.LocalDate;
import java.util.List;

/** Intake's interface to what narratives are about. */
@Path("/v1/narrative-themes")
interface NarrativesApi {
    /**
     * What intake counted.
     *
     * @param counts by day, language and theme
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Counted(List<Count> counts) {}

    /**
     * So many narratives of a day.
     *
     * @param language {@code zh} or {@code en}
     * @param theme empty for all of them
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Count(LocalDate day, String language, String theme, long n) {}

    /**
     * @param from first day
     * @param to last day, inclusive
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Counted> between(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("from") String from,
            @QueryParam("to") String to);
}
