package io.huifang.local.demo.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.local.demo.staff.Account.Answer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The demo's supervisor: writes down what the simulated agents can do, and ends the demo's incident
 * once its cause is gone. Touches no incident that a person has opened.
 */
public final class SimulatedSupervisor {
    private static final Duration LOOKS_AGAIN = Duration.ofSeconds(3);

    /**
     * What one of the agents can do.
     *
     * @param account of the agent
     * @param name customers are told
     * @param group whom he works with
     * @param skill what he can do beside the usual
     */
    public record Profile(String account, String name, String group, String skill) {
        private ObjectNode body() {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("displayName", name).put("group", group);
            body.putObject("skills").put(skill, 3);
            body.putArray("languages").add("zh-CN").add("en");
            return body;
        }
    }

    private final Account survey;
    private final Account scheduler;
    private final Queue<Profile> toWrite;
    private final String cause;
    private final BooleanSupplier causeIsGone;
    private final Consumer<String> say;

    /**
     * @param survey his access to it
     * @param scheduler likewise
     * @param profiles to be written, where there is none yet
     * @param cause what the events of the demo's incident have in common
     * @param causeIsGone whether that is over
     * @param say where he says what he did
     */
    public SimulatedSupervisor(
            Account survey,
            Account scheduler,
            List<Profile> profiles,
            String cause,
            BooleanSupplier causeIsGone,
            Consumer<String> say) {
        this.survey = survey;
        this.scheduler = scheduler;
        this.toWrite = new ArrayDeque<>(profiles);
        this.cause = cause;
        this.causeIsGone = causeIsGone;
        this.say = say;
    }

    /** Does the next thing; how long he rests after it. */
    public Optional<Duration> step() throws InterruptedException {
        if (!toWrite.isEmpty()) {
            write(toWrite.peek());
        } else if (causeIsGone.getAsBoolean()) {
            endIncident();
        }
        return Optional.of(LOOKS_AGAIN);
    }

    /** A profile that is there already stays as it is (412). */
    private void write(Profile profile) throws InterruptedException {
        String path = "/v1/agents/" + profile.account();
        Answer written = survey.put(path, profile.body(), Map.of("If-Match", "\"0\""));
        if (!written.isUnclear()) {
            toWrite.remove();
        }
    }

    private void endIncident() throws InterruptedException {
        for (JsonNode incident : scheduler.get("/v1/incidents").body()) {
            if (isOurs(incident)) {
                String id = incident.path("incidentId").asText();
                ObjectNode because =
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("because", "Payments go through again.");
                Answer ended =
                        scheduler.post("/v1/incidents/" + id + "/closure", because, Map.of());
                say.accept("ended the incident: " + ended);
            }
        }
    }

    /** Opened by a rule, of the demo's cause, and not ended yet. */
    private boolean isOurs(JsonNode incident) {
        return incident.path("open").asBoolean()
                && !incident.path("opened").hasNonNull("by")
                && incident.path("values").path(0).asText().equals(cause);
    }
}
