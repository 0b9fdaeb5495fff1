package io.huifang.survey.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.PersonalData;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Tells intake what customers said. The same twice is the same event twice. */
@ApplicationScoped
public class TellIntake {
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final WalletEventsApi intake;
    private final TellingConfig config;
    private final ObjectMapper mapper;

    TellIntake(TellingConfig config, ObjectMapper mapper) {
        this.intake =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.url())
                        .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(WalletEventsApi.class);
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
            return intake.send("Bearer " + config.key(), mapper.writeValueAsBytes(batch))
                    .onFailure(TellIntake::isRefusal)
                    .transform(refusal -> new RefusedSaying());
        } catch (JsonProcessingException impossible) {
            // without its cause, which may quote what was said
            throw new IllegalStateException("cannot write what a customer said");
        }
    }

    /** It is wrong, and would be tomorrow; what is only unwelcome now is told again. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && REFUSALS.contains(answer.getResponse().getStatus());
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
