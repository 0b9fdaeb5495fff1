package io.huifang.survey.reveal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.proof.Proof;
import io.huifang.survey.proof.Proofs;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.logging.Logger;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Intake's vault as this service asks it. */
@Startup // what is missing for it is said at the start, not at the first number wanted
@ApplicationScoped
class Vault {
    private static final Logger LOG = Logger.getLogger(Vault.class);
    private static final int NOT_FOUND = 404;
    private static final int UNPROVEN = 401;

    /** What intake wants a token for its vault to be for. */
    private static final String SCOPE = "huifang.vault";

    private final ContactsApi contacts;
    private final Proof proof;
    private final ObjectMapper mapper;

    Vault(IntakeConfig config, Proofs proofs, ObjectMapper mapper) {
        this.contacts =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.url())
                        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(ContactsApi.class);
        this.proof = proofs.to("huifang.intake", config.proof(), Optional.of(SCOPE));
        this.mapper = mapper;
    }

    /** What the vault said. */
    sealed interface Said {
        record Known(RevealedContact contact) implements Said {}

        /** It holds nothing of this customer, or nothing as old as wanted. */
        record Unknown() implements Said {}

        /** It did not answer. */
        record Away() implements Said {}
    }

    /** Asks for the attempt's contact on the agent's behalf; intake writes the audit. */
    Uni<Said> contactFor(Attempt attempt, String agent) {
        JsonNode event = event(attempt);
        Instant numberAsOf = attempt.brief().numberAsOf();
        return proof.authorization()
                .chain(
                        authorization ->
                                contacts.contact(
                                        authorization,
                                        attempt.brief().customerId(),
                                        attempt.id(),
                                        agent,
                                        numberAsOf == null ? null : numberAsOf.toString(),
                                        event.path("source").textValue(),
                                        event.path("id").textValue()))
                .map(Vault::said)
                .onFailure()
                .recoverWithItem(failure -> failed(attempt, failure));
    }

    private static Said said(RevealedContact contact) {
        return contact == null || contact.phone() == null
                ? new Said.Unknown()
                : new Said.Known(contact);
    }

    private Said failed(Attempt attempt, Throwable failure) {
        int status =
                failure instanceof WebApplicationException refused
                        ? refused.getResponse().getStatus()
                        : 0;
        if (status == NOT_FOUND) {
            return new Said.Unknown();
        }
        if (status == UNPROVEN) {
            proof.refused();
        }
        LOG.warnf(
                "The vault did not answer for attempt %s (status %d, %s); the agent may try again",
                attempt.id(), status, failure.getClass().getSimpleName());
        return new Said.Away();
    }

    // Only an event named whole has a narrative; the scheduler puts both names into the context.
    private JsonNode event(Attempt attempt) {
        try {
            return Optional.of(mapper.readTree(attempt.brief().context()))
                    .filter(context -> context.path("source").isTextual())
                    .filter(context -> context.path("id").isTextual())
                    .orElse(mapper.missingNode());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "context of attempt " + attempt.id() + " is unreadable", impossible);
        }
    }
}
