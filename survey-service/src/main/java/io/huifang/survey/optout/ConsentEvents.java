package io.huifang.survey.optout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerConsentWithdrawn;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tells intake of withdrawn consents. The same one twice is the same event twice. */
@ApplicationScoped
class ConsentEvents {
    /** Where the customer said so, and which wording he was shown. */
    private static final String CHANNEL = "choices-page";

    private static final String WORDING = "choices-1";

    private final WalletEventsApi intake;
    private final PassingOnConfig config;
    private final ObjectMapper mapper;

    ConsentEvents(PassingOnConfig config, ObjectMapper mapper) {
        this.intake =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.url())
                        .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(WalletEventsApi.class);
        this.config = config;
        this.mapper = mapper;
    }

    /** Completes when intake has accepted all of it; fails when it has not, or nobody knows. */
    Uni<Void> tell(OptOut said) {
        List<Map<String, Object>> batch =
                said.purposes().stream().map(purpose -> event(said, purpose)).toList();
        try {
            return intake.send("Bearer " + config.key(), mapper.writeValueAsBytes(batch));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write withdrawn consents", impossible);
        }
    }

    private Map<String, Object> event(OptOut said, Purpose purpose) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", said.id() + "-" + purpose);
        event.put("source", config.source());
        event.put("type", CustomerConsentWithdrawn.TYPE);
        event.put("subject", said.customerId());
        event.put("time", said.saidAt().toString());
        event.put("datacontenttype", "application/json");
        event.put(
                "data",
                new CustomerConsentWithdrawn(purpose, CHANNEL, said.id().toString(), WORDING));
        return event;
    }
}
