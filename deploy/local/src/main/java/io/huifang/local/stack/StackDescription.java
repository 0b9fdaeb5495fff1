package io.huifang.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How to reach a running stack: the content of {@code stack.json}. Holds keys and passwords.
 *
 * @param postgres each service's database as one URI, by service
 * @param pids the process of each part that runs; of a service with several replicas the first
 */
public record StackDescription(
        Intake intake,
        People scheduler,
        People survey,
        Kafka kafka,
        Map<String, String> postgres,
        Map<String, Long> pids) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * @param url where events are posted
     * @param management where it tells health and metrics
     * @param senders who may post, by name
     */
    public record Intake(String url, String management, Map<String, Sender> senders) {}

    /**
     * @param source the only source the sender may speak for
     * @param key bearer key
     * @param signingSecret what it can sign events with instead
     */
    public record Sender(String source, String key, String signingSecret) {}

    /**
     * A service that people log in to.
     *
     * @param url where it serves
     * @param management where it tells health and metrics
     * @param users passwords by user
     */
    public record People(String url, String management, Map<String, String> users) {}

    /**
     * @param bootstrap what clients are given as bootstrap servers
     */
    public record Kafka(String bootstrap) {}

    static StackDescription of(LocalStack stack, int agents) {
        Secrets secrets = stack.secrets();
        ServiceProcess intake = stack.service(Service.INTAKE);
        Sender sender =
                new Sender(
                        ServiceConfiguration.SENDER_SOURCE,
                        secrets.demoWalletKey(),
                        secrets.demoWalletSigningSecret());
        Map<String, String> databases = new LinkedHashMap<>();
        Map<String, Long> pids = new LinkedHashMap<>();
        stack.backing().forEach(part -> pids.put(part.name(), part.pid()));
        for (Service service : Service.values()) {
            databases.put(service.partName(), stack.database(service).uri());
            pids.put(service.partName(), stack.service(service).pid());
        }
        return new StackDescription(
                new Intake(
                        intake.url(),
                        intake.managementUrl(),
                        Map.of(ServiceConfiguration.SENDER, sender)),
                people(stack, Service.SCHEDULER, ServiceConfiguration.STAFF),
                people(stack, Service.SURVEY, surveyUsers(agents)),
                new Kafka(stack.bootstrap()),
                databases,
                pids);
    }

    /**
     * Writes the stack's file anew. While some part is dead, only the processes of an earlier
     * description are brought up to date.
     */
    static void update(LocalStack stack, int agents) {
        Path file = stack.home().stackFile();
        if (stack.parts().stream().allMatch(StackPart::isAlive)) {
            of(stack, agents).write(file);
        } else if (Files.exists(file)) {
            Map<String, Long> living = new LinkedHashMap<>();
            stack.parts().stream()
                    .filter(StackPart::isAlive)
                    .forEach(part -> living.put(part.name(), part.pid()));
            read(file).withPids(living).write(file);
        }
    }

    private StackDescription withPids(Map<String, Long> others) {
        return new StackDescription(intake, scheduler, survey, kafka, postgres, others);
    }

    private static List<String> surveyUsers(int agents) {
        return Stream.of(
                        ServiceConfiguration.STAFF,
                        ServiceConfiguration.agents(agents),
                        List.of(ServiceConfiguration.WALLET))
                .flatMap(List::stream)
                .toList();
    }

    private static People people(LocalStack stack, Service service, List<String> users) {
        ServiceProcess process = stack.service(service);
        Map<String, String> passwords = new TreeMap<>();
        users.forEach(user -> passwords.put(user, stack.secrets().password(user)));
        return new People(process.url(), process.managementUrl(), passwords);
    }

    /** Reads what {@link #write} wrote. */
    public static StackDescription read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), StackDescription.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Replaces the file at once by one that only its owner can read. */
    public void write(Path file) {
        try {
            OwnerOnly.write(file, JSON.writeValueAsString(this) + "\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "StackDescription" + pids;
    }
}
