package io.huifang.survey.desk;

import io.huifang.survey.account.Role;
import io.smallrye.mutiny.Multi;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells open pages that something has changed; what it is they fetch themselves. Events hold
 * nothing of customers.
 */
@Path("/desk/news")
@RolesAllowed({Role.AGENT, Role.SUPERVISOR})
class NewsResource {
    private final DeskNews news;

    NewsResource(DeskNews news) {
        this.news = news;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> news(@Context Sse sse, @Context SecurityContext security) {
        Told told = new Told(sse, security.getUserPrincipal().getName());
        return news.looks().map(told::since).onItem().disjoint();
    }

    /** What one page was told last; looks come one after the other. */
    private static final class Told {
        /** In looks: well below the time after which silent connections are closed. */
        private static final int LONGEST_SILENCE = 10;

        private final Sse sse;
        private final String agent;
        // nothing: what happened before it listened, it is told at once
        private String queue;
        private String calls;
        private String floor;
        private int silence;

        Told(Sse sse, String agent) {
            this.sse = sse;
            this.agent = agent;
        }

        List<OutboundSseEvent> since(DeskNews.Look look) {
            List<OutboundSseEvent> fresh = new ArrayList<>(3);
            if (!look.ofQueue().equals(queue)) fresh.add(sse.newEvent("queue", look.ofQueue()));
            if (!look.ofCalls(agent).equals(calls)) fresh.add(sse.newEvent("calls", "changed"));
            if (!look.ofFloor().equals(floor)) fresh.add(sse.newEvent("floor", look.ofFloor()));
            queue = look.ofQueue();
            calls = look.ofCalls(agent);
            floor = look.ofFloor();
            silence = fresh.isEmpty() ? silence + 1 : 0;
            if (silence >= LONGEST_SILENCE) {
                silence = 0;
                fresh.add(sse.newEventBuilder().comment("").build());
            }
            return fresh;
        }
    }
}
