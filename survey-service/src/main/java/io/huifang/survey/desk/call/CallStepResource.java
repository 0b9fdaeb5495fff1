package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.freeze.FreezeRequest;
import io.huifang.survey.freeze.RequestFreeze;
import io.huifang.survey.idempotency.RequestKey;
import io.huifang.survey.page.Wording;
import io.huifang.survey.verification.HeardPhrase;
import io.huifang.survey.verification.Shown;
import io.huifang.survey.verification.VerifyCustomer;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The holder finds out who is on the line, and asks for a freeze. */
@Path("/desk/calls/{attemptId}")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
class CallStepResource {
    private final VerifyCustomer verifyCustomer;
    private final RequestFreeze requestFreeze;
    private final ShowCallPage showCallPage;
    private final CallPages pages;

    CallStepResource(
            VerifyCustomer verifyCustomer,
            RequestFreeze requestFreeze,
            ShowCallPage showCallPage,
            CallPages pages) {
        this.verifyCustomer = verifyCustomer;
        this.requestFreeze = requestFreeze;
        this.showCallPage = showCallPage;
        this.pages = pages;
    }

    @POST
    @Path("/phrase")
    @Operation(hidden = true)
    public Uni<Response> phrase(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            MultivaluedMap<String, String> sent) {
        Holder holder = holder(request, attemptId, sent);
        byte[] body = body(sent, "heard");
        return taken(
                request,
                attemptId,
                () ->
                        verifyCustomer.check(
                                holder, HeardPhrase.read(body), key(holder, sent, "phrase", body)));
    }

    @POST
    @Path("/verification")
    @Operation(hidden = true)
    public Uni<Response> verification(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            MultivaluedMap<String, String> sent) {
        Holder holder = holder(request, attemptId, sent);
        byte[] body = body(sent, "method", "passed");
        return taken(
                request,
                attemptId,
                () ->
                        verifyCustomer.check(
                                holder, Shown.read(body), key(holder, sent, "verification", body)));
    }

    @POST
    @Path("/freeze")
    @Operation(hidden = true)
    public Uni<Response> freeze(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            MultivaluedMap<String, String> sent) {
        Holder holder = holder(request, attemptId, sent);
        byte[] body = body(sent, "because", "confirmed");
        return taken(
                request,
                attemptId,
                () ->
                        requestFreeze.request(
                                holder,
                                FreezeRequest.read(body),
                                key(holder, sent, "freeze", body)));
    }

    private Uni<Response> taken(PageRequest request, UUID attemptId, Supplier<Uni<Answer>> step) {
        try {
            return step.get().chain(answer -> after(request, attemptId, answer));
        } catch (RefusedRequest refusal) { // told on the page
            return after(request, attemptId, new Answer.Refused(refusal.problem()));
        }
    }

    private Uni<Response> after(PageRequest request, UUID attemptId, Answer answer) {
        Wording wording = pages.wording(request);
        if (answer instanceof Answer.Refused refused) {
            String key = "step." + refused.problem().code();
            return wording.knows(key)
                    ? again(request, attemptId, wording.say(key))
                    : Uni.createFrom().item(answer.toResponse());
        }
        return request.isByScript()
                ? again(request, attemptId, null)
                : Uni.createFrom().item(pages.seeOther(request, CallPages.path(attemptId)));
    }

    private Uni<Response> again(PageRequest request, UUID attemptId, String refused) {
        return showCallPage
                .show(attemptId, request.account())
                .chain(
                        shown ->
                                pages.show(
                                        request, shown, call -> CallMoment.tried(call, refused)));
    }

    /** The step as the interface for programs takes it. */
    private static byte[] body(MultivaluedMap<String, String> sent, String... fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            String said = sent.getFirst(field);
            if (said == null || said.isBlank()) continue;
            boolean flag = field.equals("passed") || field.equals("confirmed");
            if (flag) {
                body.put(field, said.equals("true"));
            } else {
                body.put(field, said);
            }
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<RequestKey> key(
            Holder holder, MultivaluedMap<String, String> sent, String step, byte[] body) {
        String what = "POST " + CallPages.path(holder.attemptId()) + "/" + step;
        return RequestKey.of(holder.agent(), sent.getFirst("key"), what, body);
    }

    private static Holder holder(
            PageRequest request, UUID attemptId, MultivaluedMap<String, String> sent) {
        return Holder.of(attemptId, request.account(), sent.getFirst("token"));
    }
}
