package io.huifang.intake.vault.key;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.sender.CallerFilter;
import io.huifang.intake.sender.OpenTo;
import io.huifang.intake.vault.VaultAnswers;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The key-encryption keys, for those who rotate them: new, wait until the old is unused, gone. */
@Path("/v1/vault/keys")
@OpenTo(OpenTo.Who.OPERATORS)
@Tag(name = "vault")
class KeyResource {
    private final ShowKeys showKeys;
    private final RotateKey rotateKey;
    private final DestroyKey destroyKey;
    private final VaultAnswers answers;

    @Inject
    KeyResource(
            ShowKeys showKeys, RotateKey rotateKey, DestroyKey destroyKey, VaultAnswers answers) {
        this.showKeys = showKeys;
        this.rotateKey = rotateKey;
        this.destroyKey = destroyKey;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The key-encryption keys, and how many customers' keys need each")
    public Uni<Response> keys() {
        return answers.done(showKeys.show());
    }

    /**
     * What a rotation made.
     *
     * @param version by which new keys are wrapped from now on
     */
    record RotationView(int version) {}

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes a new key-encryption key; all customers' keys are wrapped by it in the"
                            + " background")
    public Uni<Response> rotate(@Context ContainerRequestContext request) {
        return orUnchangeable(
                answers.done(rotateKey.rotate(caller(request)).map(RotationView::new)));
    }

    @DELETE
    @Path("/{version}")
    @Operation(summary = "Destroys a key-encryption key that no customer's key needs any more")
    public Uni<Response> destroy(@RestPath int version, @Context ContainerRequestContext request) {
        return orUnchangeable(
                answers.answered(destroyKey.destroy(version, caller(request)), this::answer));
    }

    private Response answer(DestroyKey.End end) {
        return switch (end) {
            case DESTROYED -> Response.noContent().build();
            case IN_USE -> answers.problem(Problems.KEY_IN_USE);
            case UNKNOWN -> answers.problem(Problems.NOT_FOUND);
        };
    }

    private Uni<Response> orUnchangeable(Uni<Response> answer) {
        return answer.onFailure(UnchangeableKeys.class)
                .recoverWithItem(() -> answers.problem(Problems.KEYS_UNCHANGEABLE));
    }

    private static String caller(ContainerRequestContext request) {
        return (String) request.getProperty(CallerFilter.CALLER);
    }
}
