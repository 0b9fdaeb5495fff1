package io.huifang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the service says of itself, and that nothing is open by accident. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class InterfaceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void describesEveryOperationInOneDocument() throws IOException {
        JsonNode document = openApi();

        assertThat(operations(document))
                .containsExactlyInAnyOrder(
                        "post /v1/wallet-events",
                        "get /v1/event-types",
                        "get /v1/event-types/{type}",
                        "get /v1/narrative-themes",
                        "get /v1/customers/{customerId}/contact",
                        "get /v1/customers/{customerId}/export",
                        "post /v1/customers/{customerId}/rectification",
                        "get /v1/customers/{customerId}/erasure",
                        "post /v1/customers/{customerId}/erasure",
                        "get /v1/vault/audit/verification",
                        "get /v1/vault/keys",
                        "post /v1/vault/keys",
                        "delete /v1/vault/keys/{version}");
        assertThat(document.at("/security/0/key").isArray()).isTrue();
    }

    @Test
    void closesEveryOperationToWhoHasNoKey() throws IOException {
        for (String operation : operations(openApi())) {
            String[] methodAndPath = operation.replaceAll("\\{\\w+}", "x").split(" ");
            String method = methodAndPath[0].toUpperCase(Locale.ROOT);

            HttpResponse<String> without =
                    IntakeClient.exchange(method, methodAndPath[1], Map.of(), new byte[0]);
            HttpResponse<String> wrong =
                    IntakeClient.exchange(
                            method,
                            methodAndPath[1],
                            Map.of("Authorization", "Bearer wrong"),
                            new byte[0]);

            assertThat(List.of(without.statusCode(), wrong.statusCode()))
                    .as(operation)
                    .containsOnly(401);
            assertThat(without.body()).contains("\"code\":\"unauthenticated\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404, not-found",
        "GET, /, 404, not-found",
        "GET, /v1/customers, 404, not-found",
        "GET, /v1/wallet-events/, 405, method-not-allowed",
        "GET, /v1/event-types/io.huifang.nothing.v1, 404, not-found",
        "GET, /v1/event-types/..%2F..%2Fapplication.properties, 404, not-found",
        "DELETE, /v1/event-types, 405, method-not-allowed",
        "POST, /v1/customers/c/contact, 405, method-not-allowed",
    })
    void answersWhatIsNotThereWithAProblem(String method, String path, int status, String code) {
        HttpResponse<String> answer =
                IntakeClient.exchange(
                        method,
                        path,
                        Map.of("Authorization", "Bearer " + IntakeResource.SURVEY_KEY),
                        new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/problem+json");
    }

    @Test
    void givesTheSchemaOfEveryType() throws IOException {
        String all = IntakeClient.get("/v1/event-types", IntakeResource.DEMO_KEY).body();

        for (WalletEventShape shape : WalletEventCatalogue.all()) {
            assertThat(all).contains("\"" + shape.type() + "\"");
            HttpResponse<String> schema =
                    IntakeClient.get("/v1/event-types/" + shape.type(), IntakeResource.DEMO_KEY);
            assertThat(schema.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(schema.body()).at("/properties/contact").isObject()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"health/live", "health/ready", "health"})
    void isHealthy(String path) throws IOException {
        assertThat(read(management.resolve(path))).contains("\"UP\"");
    }

    @Test
    void countsWhatItDoes() throws IOException {
        IntakeClient.post(Events.aPaymentFailed().json());
        IntakeClient.post("{}");
        IntakeClient.get("/nowhere", IntakeResource.DEMO_KEY);
        IntakeClient.get("/v1/customers/c/contact?source=/x", IntakeResource.SURVEY_KEY);

        assertThat(read(management.resolve("metrics")))
                .contains(
                        "huifang_intake_events_accepted_total{sender=\"demo-wallet\"",
                        "huifang_intake_requests_refused_total{code=\"invalid-event\"",
                        "huifang_intake_requests_refused_total{code=\"not-found\"",
                        "huifang_intake_requests_refused_total{code=\"bad-parameter\"",
                        "huifang_intake_publish_seconds_bucket",
                        "huifang_intake_publish_failures_total",
                        "huifang_intake_requests_in_flight",
                        "huifang_intake_in_flight_bytes");
    }

    private static JsonNode openApi() throws IOException {
        return JSON.readTree(read(IntakeClient.uri("/openapi?format=json")));
    }

    private static List<String> operations(JsonNode document) {
        List<String> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        operations.add(
                                                                method + " " + path.getKey())));
        return operations;
    }

    private static String read(URI uri) throws IOException {
        try (InputStream in = uri.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
