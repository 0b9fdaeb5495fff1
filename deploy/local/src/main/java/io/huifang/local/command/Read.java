package io.huifang.local.command;

import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;
import io.huifang.local.stack.StackDescription;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what a topic of the running stack holds, one record a line: key, type, value. */
final class Read {
    private final Checkout checkout;
    private final List<String> words;
    private final Screen screen;

    Read(Checkout checkout, List<String> words, Screen screen) {
        this.checkout = checkout;
        this.words = words;
        this.screen = screen;
    }

    /**
     * @throws UsageFailure when there is no topic of that name, or no running stack
     */
    int run() {
        if (words.size() != 1 || !topics().contains(words.get(0))) {
            throw new UsageFailure("read needs one topic: " + String.join(", ", topics()) + ".");
        }
        Path description = checkout.home().stackFile();
        if (!Files.exists(description)) {
            throw new UsageFailure("The stack does not run; start it with deploy/local/up.");
        }
        String bootstrap = StackDescription.read(description).kafka().bootstrap();
        KafkaRecords.on(bootstrap).all(words.get(0)).forEach(record -> screen.line(line(record)));
        return 0;
    }

    private static String line(KafkaRecord record) {
        String value = record.value() == null ? "(no value)" : record.text();
        return record.key() + "  " + record.headers().get("ce_type") + "  " + value;
    }

    private static List<String> topics() {
        return Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toList());
    }
}
