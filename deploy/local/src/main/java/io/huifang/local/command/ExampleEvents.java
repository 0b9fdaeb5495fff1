package io.huifang.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Makes events of the examples that the contract is tested with. */
final class ExampleEvents {
    private static final String EXAMPLES = "events/contract/src/test/resources/golden";
    private static final String PREFIX = "io.huifang.";
    private static final String VERSION = ".v1";
    private static final String NO_CONTACT = "-";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path examples;
    private final Clock clock;

    ExampleEvents(Path root, Clock clock) {
        this.examples = root.resolve(EXAMPLES);
        this.clock = clock;
    }

    /** Every type, in short where that is enough. */
    static List<String> types() {
        return WalletEventCatalogue.all().stream()
                .map(WalletEventShape::type)
                .map(ExampleEvents::inShort)
                .toList();
    }

    /**
     * An event of that type, with what was chosen and the example's data.
     *
     * @throws UsageFailure when there is no such type
     */
    ObjectNode event(String type, String source, SendOptions chosen) {
        String full = type.startsWith(PREFIX) ? type : PREFIX + type + VERSION;
        if (WalletEventCatalogue.find(full).isEmpty()) {
            throw new UsageFailure(
                    "There is no type " + type + ", but " + String.join(", ", types()) + ".");
        }
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", chosen.id().orElseGet(ExampleEvents::fresh));
        event.put("source", source);
        event.put("type", full);
        event.put("subject", chosen.customer().orElseGet(() -> "customer-" + fresh()));
        event.put("time", chosen.time().orElseGet(() -> clock.instant().toString()));
        event.put("datacontenttype", "application/json");
        event.set("data", data(full, chosen));
        return event;
    }

    static String text(ObjectNode event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ObjectNode data(String type, SendOptions chosen) {
        ObjectNode data = read(type);
        if (chosen.phone().filter(NO_CONTACT::equals).isPresent()) {
            data.remove("contact");
            return data;
        }
        ObjectNode contact = data.get("contact") instanceof ObjectNode own ? own : read("contact");
        chosen.phone()
                .ifPresent(
                        phone -> {
                            contact.removeAll();
                            contact.put("phone", phone);
                        });
        data.set("contact", contact);
        return data;
    }

    private ObjectNode read(String example) {
        try {
            return (ObjectNode)
                    JSON.readTree(Files.readString(examples.resolve(example + ".json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String inShort(String type) {
        return type.startsWith(PREFIX) && type.endsWith(VERSION)
                ? type.substring(PREFIX.length(), type.length() - VERSION.length())
                : type;
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
