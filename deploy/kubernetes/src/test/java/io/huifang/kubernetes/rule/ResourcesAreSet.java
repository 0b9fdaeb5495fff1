package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;
import io.kubernetes.client.custom.Quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What each container is given: processor time and memory to place it by, and memory that ends.
 * What the JVM takes outside of its heap must fit, and so must what may lie on its disks.
 */
public final class ResourcesAreSet implements Rule {
    private static final Pattern HEAP = Pattern.compile("-Xmx([0-9]+)m");
    private static final BigDecimal OUTSIDE_OF_THE_HEAP = Quantity.fromString("192Mi").getNumber();

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Document deployment : documents.of(Kind.Deployment).toList()) {
            Stream.of("/initContainers", "/containers")
                    .flatMap(list -> deployment.each(Pods.SPEC + list))
                    .forEach(it -> add(deployment, it, broken));
            addDisks(deployment, broken);
        }
        return broken;
    }

    private static void add(Document deployment, JsonNode container, List<String> broken) {
        String name = deployment.id() + " " + container.path("name").asText();
        for (String needed : List.of("/requests/cpu", "/requests/memory", "/limits/memory")) {
            if (container.path("resources").at(needed).isMissingNode()) {
                broken.add(name + " has no " + needed.substring(1));
            }
        }
        String flags = Pods.variables(container).getOrDefault("JAVA_TOOL_OPTIONS", "");
        Matcher heap = HEAP.matcher(flags);
        if (heap.find()) {
            BigDecimal needed =
                    Quantity.fromString(heap.group(1) + "Mi").getNumber().add(OUTSIDE_OF_THE_HEAP);
            if (number(container.at("/resources/limits/memory")).compareTo(needed) < 0) {
                broken.add(name + " has a heap that its limit has no room for");
            }
        }
    }

    private static void addDisks(Document deployment, List<String> broken) {
        BigDecimal disks =
                deployment
                        .each(Pods.SPEC + "/volumes")
                        .filter(volume -> volume.has("emptyDir"))
                        .map(volume -> number(volume.at("/emptyDir/sizeLimit")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        deployment
                .each(Pods.SPEC + "/volumes")
                .filter(it -> it.has("emptyDir") && it.at("/emptyDir/sizeLimit").isMissingNode())
                .forEach(it -> broken.add(deployment.id() + " has a disk without end: " + it));
        JsonNode limit = Pods.container(deployment).at("/resources/limits/ephemeral-storage");
        if (number(limit).compareTo(disks) < 0) {
            broken.add(deployment.id() + " may be put out before its disks are full");
        }
    }

    private static BigDecimal number(JsonNode quantity) {
        return quantity.isMissingNode()
                ? BigDecimal.ZERO
                : Quantity.fromString(quantity.asText()).getNumber();
    }
}
