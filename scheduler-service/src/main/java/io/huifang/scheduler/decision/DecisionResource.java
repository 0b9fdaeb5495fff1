package io.huifang.scheduler.decision;

import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import java.time.Clock;

/** Explains what was decided about events. */
@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ops", "supervisor", "auditor"})
class DecisionResource {
    private static final int MOST = 500;

    private final ShowDecisions showDecisions;
    private final Clock clock;

    DecisionResource(ShowDecisions showDecisions, Clock clock) {
        this.showDecisions = showDecisions;
        this.clock = clock;
    }

    /**
     * The query's parameters.
     *
     * <p>{@code source} and {@code id} name one event. Otherwise a page: of {@code customerId}, or
     * of the period {@code from} (included) {@code to} (excluded), perhaps of one kind of {@code
     * decision}.
     */
    static final class Parameters {
        @QueryParam("source")
        String source;

        @QueryParam("id")
        String id;

        @QueryParam("customerId")
        String customerId;

        @QueryParam("decision")
        String decision;

        @QueryParam("from")
        String from;

        @QueryParam("to")
        String to;

        @QueryParam("cursor")
        String cursor;

        @QueryParam("limit")
        @DefaultValue("50")
        String limit;
    }

    @GET
    public Uni<Object> show(@BeanParam Parameters asked) {
        if (asked.source != null || asked.id != null) return one(asked).map(it -> it);
        DecisionQuery query =
                asked.customerId == null
                        ? DecisionQuery.ofPeriod(
                                asked.decision, asked.from, asked.to, clock.instant())
                        : DecisionQuery.ofCustomer(asked.customerId);
        return showDecisions.page(query, asked.cursor, limit(asked.limit)).map(it -> it);
    }

    private Uni<DecisionView> one(Parameters asked) {
        return showDecisions
                .ofEvent(required(asked.source, "source"), required(asked.id, "id"))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    private static String required(String value, String name) {
        if (value == null || value.isBlank() || value.contains("\0")) {
            throw ProblemException.malformed(name, "source and id name an event together");
        }
        return value;
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit > 0 && limit <= MOST) return limit;
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw ProblemException.malformed("limit", "1 to " + MOST);
    }
}
