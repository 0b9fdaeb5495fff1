package io.huifang.survey.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.PersonalData;
import io.huifang.survey.proof.Proof;
import io.huifang.survey.proof.Proofs;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Tells intake what customers said. The same twice is the same event twice. */
@Startup // what is missing for it is said at the start, not when a customer says something
@ApplicationScoped
public class TellIntake {
    /** It is wrong, and would be tomorrow; what is only unwelcome now is told again. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private static final int UNPROVEN = 401;

    private final WalletEventsApi intake;
    private final Proof proof;
    private final TellingConfig config;
    private final ObjectMapper mapper;

    TellIntake(TellingConfig config, Proofs proofs, ObjectMapper mapper) {
        this.intake =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.url())
                        .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(WalletEventsApi.class);
        this.proof = proofs.to("huifang.wallet-events", config.proof(), Optional.empty());
        this.config = config;
        this.mapper = mapper;
    }

    /**
     * Completes when intake has accepted all of it; fails when it has not, or nobody knows; with
     * {@link RefusedSaying} when it never will.
     *
     * @param said taken whole or not at all
     */
    public Uni<Void> tell(List<Saying> said) {
        List<Map<String, Object>> batch = said.stream().map(this::event).toList();
        try {
            byte[] body = mapper.writeValueAsBytes(batch);
            return proof.authorization()
                    .chain(authorization -> intake.send(authorization, body))
                    .onFailure(failure -> status(failure) == UNPROVEN)
                    .invoke(proof::refused)
                    .onFailure(failure -> REFUSALS.contains(status(failure)))
                    .transform(refusal -> new RefusedSaying());
        } catch (JsonProcessingException impossible) {
            // without its cause, which may quote what was said
            throw new IllegalStateException("cannot write what a customer said");
        }
    }

    /** 0 when there was no answer. */
    private static int status(Throwable failure) {
        return failure instanceof WebApplicationException answer
                ? answer.getResponse().getStatus()
                : 0;
    }

    private Map<String, Object> event(Saying saying) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", saying.id());
        event.put("source", config.source());
        event.put("type", saying.fact().type());
        event.put("subject", saying.customerId());
        event.put("time", saying.at().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data(saying));
        return event;
    }

    private ObjectNode data(Saying saying) {
        ObjectNode data = mapper.valueToTree(saying.fact());
        if (saying.narrative() != null) {
            data.put(PersonalData.NARRATIVE, saying.narrative());
        }
        return data;
    }
}
