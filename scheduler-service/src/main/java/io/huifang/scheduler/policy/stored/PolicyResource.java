package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.policy.document.Fault;
import io.huifang.scheduler.policy.document.PolicySchema;
import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** The policy's versions: read, store, activate. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
class PolicyResource {
    private static final String YAML = "application/yaml";
    private static final String POLICY_ADMIN = "policy-admin";
    private static final String SUPERVISOR = "supervisor";
    private static final String AUDITOR = "auditor";
    private static final String OPS = "ops";

    private final ShowPolicies showPolicies;
    private final StorePolicy storePolicy;
    private final ActivatePolicy activatePolicy;
    private final ActivePolicy activePolicy;
    private final PolicyWarnings warnings;

    PolicyResource(
            ShowPolicies showPolicies,
            StorePolicy storePolicy,
            ActivatePolicy activatePolicy,
            ActivePolicy activePolicy,
            PolicyWarnings warnings) {
        this.showPolicies = showPolicies;
        this.storePolicy = storePolicy;
        this.activatePolicy = activatePolicy;
        this.activePolicy = activePolicy;
        this.warnings = warnings;
    }

    @GET
    @RolesAllowed({POLICY_ADMIN, SUPERVISOR, AUDITOR, OPS})
    public Uni<List<PolicyView>> all() {
        return showPolicies.all();
    }

    @GET
    @Path("/{version: [1-9][0-9]{0,8}}")
    @RolesAllowed({POLICY_ADMIN, SUPERVISOR, AUDITOR, OPS})
    public Uni<PolicyView> version(int version) {
        return showPolicies.version(version).onItem().ifNull().failWith(ProblemException::notFound);
    }

    @POST
    @Consumes({YAML, MediaType.APPLICATION_JSON})
    @RolesAllowed(POLICY_ADMIN)
    public Uni<RestResponse<PolicyView>> store(byte[] document, @Context SecurityContext caller) {
        String by = caller.getUserPrincipal().getName();
        // first of all the policy that comes with the service: a document stored before it would
        // keep it out, and none would be in force
        return activePolicy
                .follow()
                .chain(() -> storePolicy.store(text(document), by))
                .map(PolicyResource::kept)
                .chain(
                        kept ->
                                showPolicies
                                        .version(kept.version())
                                        .map(view -> answer(view, kept.isNew())));
    }

    @POST
    @Path("/{version: [1-9][0-9]{0,8}}/activation")
    @RolesAllowed(POLICY_ADMIN)
    public Uni<PolicyView> activate(int version, @Context SecurityContext caller) {
        return activatePolicy
                .activate(version, caller.getUserPrincipal().getName(), OptionalInt.empty())
                .invoke(PolicyResource::mustBeInForce)
                // this replica follows at once, the others within the second
                .call(activePolicy::follow)
                .chain(() -> showPolicies.version(version))
                .map(this::warning);
    }

    /** Of a version that this replica follows by now, with what is to be said about it. */
    private PolicyView warning(PolicyView view) {
        return activePolicy
                .known()
                .filter(policy -> policy.version() == view.version())
                .map(policy -> view.warning(warnings.of(policy)))
                .orElse(view);
    }

    @GET
    @Path("/schema")
    @Produces("application/schema+json")
    @RolesAllowed({POLICY_ADMIN, SUPERVISOR, AUDITOR, OPS})
    public String schema() {
        return PolicySchema.text();
    }

    private static StorePolicy.Answer.Kept kept(StorePolicy.Answer answer) {
        if (answer instanceof StorePolicy.Answer.Refused refused) throw unsound(refused.faults());
        return (StorePolicy.Answer.Kept) answer;
    }

    private static RestResponse<PolicyView> answer(PolicyView view, boolean isNew) {
        if (!isNew) return RestResponse.ok(view);
        URI location = URI.create("/v1/policies/" + view.version());
        return ResponseBuilder.<PolicyView>created(location).entity(view).build();
    }

    private static void mustBeInForce(ActivatePolicy.Answer answer) {
        if (answer instanceof ActivatePolicy.Answer.Unknown) throw ProblemException.notFound();
        if (answer instanceof ActivatePolicy.Answer.Refused refused) {
            throw unsound(refused.faults());
        }
    }

    private static ProblemException unsound(List<Fault> faults) {
        return ProblemException.invalid(
                faults.stream()
                        .map(f -> new Problem.Fault(f.pointer(), f.code(), f.detail()))
                        .toList());
    }

    private static String text(byte[] document) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.malformed("", "must be text in UTF-8");
        }
    }
}
