package io.huifang.observability;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A file of Prometheus rules; a member it does not know is refused. */
record RuleFile(List<Group> groups) {
    record Group(String name, String interval, List<Rule> rules) {}

    /**
     * Records a name, or alerts.
     *
     * @param lasting for how long it must hold before it alerts; null for at once
     */
    record Rule(
            String record,
            String alert,
            String expr,
            @JsonProperty("for") String lasting,
            Map<String, String> labels,
            Map<String, String> annotations) {
        Rule {
            labels = labels == null ? Map.of() : labels;
            annotations = annotations == null ? Map.of() : annotations;
        }
    }

    private static final ObjectMapper YAML = new YAMLMapper();

    static RuleFile of(String yaml) {
        try {
            return YAML.readValue(yaml, RuleFile.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
        }
    }

    Stream<Rule> rules() {
        return groups.stream().flatMap(group -> group.rules().stream());
    }

    /** Every rule of this checkout. */
    static List<Rule> ours() {
        return Repository.rules().stream()
                .flatMap(file -> of(Repository.read(file)).rules())
                .toList();
    }

    static List<Rule> ourAlerts() {
        return ours().stream().filter(rule -> rule.alert() != null).toList();
    }
}
