package io.huifang.kubernetes.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Overlay;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What no model knows is refused, at the top of a document and deep in it. */
class StrictReadingTest {
    private final StrictReading reading = new StrictReading();

    @TestFactory
    Stream<DynamicTest> aMemberNobodyKnowsIsRefusedInEachKind() {
        return oneOfEachKind().values().stream()
                .map(it -> DynamicTest.dynamicTest(it.kind(), () -> refusesUnknownMember(it)));
    }

    private void refusesUnknownMember(Document document) {
        Document mistaken = new Document(document.json().deepCopy());
        ObjectNode where =
                mistaken.json().path("spec") instanceof ObjectNode spec ? spec : mistaken.json();
        where.put("unheardOf", true);

        assertThat(reading.faults(mistaken))
                .singleElement()
                .asString()
                .contains(document.id(), "unheardOf");
    }

    @Test
    void aSlipOfThePenDeepInADocumentIsRefused() {
        assertThat(
                        faults(
                                "Deployment",
                                "/spec/template/spec/containers/0/livenessProbe",
                                "periodSecond"))
                .contains("periodSecond");
        assertThat(faults("Kafka", "/spec/kafka/listeners/0/authentication", "typ"))
                .contains("typ");
        assertThat(faults("KafkaNodePool", "/spec/template/pod/securityContext", "runAsNonroot"))
                .contains("runAsNonroot");
        assertThat(faults("ScaledObject", "/spec/triggers/0/metadata", "treshold"))
                .contains("triggers");
        assertThat(faults("Cluster", "/spec/postgresql/synchronous", "numbers"))
                .contains("numbers");
        assertThat(faults("HTTPRoute", "/spec/rules/0/matches/0/path", "values"))
                .contains("values");
    }

    @Test
    void aKindNobodyKnowsIsRefused() {
        Document unknown =
                Documents.of("{apiVersion: example/v1, kind: Thing, metadata: {name: a}}")
                        .all()
                        .get(0);

        assertThat(reading.faults(unknown))
                .containsExactly("Thing/a: nothing is known of example/v1 Thing");
    }

    private String faults(String kind, String pointer, String member) {
        Document mistaken = new Document(oneOfEachKind().get(kind).json().deepCopy());
        ((ObjectNode) mistaken.at(pointer)).put(member, "5");
        return String.join("\n", reading.faults(mistaken));
    }

    private static Map<String, Document> oneOfEachKind() {
        Map<String, Document> documents = new TreeMap<>();
        Stream.of(Overlay.PRODUCTION, Overlay.LOCAL, Overlay.INGRESS)
                .flatMap(overlay -> overlay.documents().all().stream())
                .forEach(it -> documents.putIfAbsent(it.kind(), it));
        return documents;
    }
}
