package io.huifang.intake.sender;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.access.AccessMatrix;
import io.huifang.backing.access.Operation;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every operation by every kind of caller and by nobody. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("P9")
class OperationsTest {
    private static final Path LIST = Path.of("src/test/resources/access/operations.txt");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final Map<String, String> KEYS =
            Map.of(
                    "sender",
                    IntakeResource.DEMO_KEY,
                    "survey",
                    IntakeResource.SURVEY_KEY,
                    "privacy-officer",
                    IntakeResource.keyOf("privacy-officer"),
                    "auditor",
                    IntakeResource.keyOf("auditor"),
                    "ops",
                    IntakeResource.keyOf("ops"),
                    "stranger",
                    "a-key-that-nobody-has-0000000000");

    private static final Map<String, String> IDS =
            Map.of(
                    "customerId", "nobody-of-the-matrix",
                    "type", "io.huifang.payment.failed.v1",
                    "version", "99999");

    private static final List<String> CALLERS =
            List.of("sender", "survey", "privacy-officer", "auditor", "ops");

    @Test
    void areClosedToWhoIsNotNamed() throws IOException {
        AccessMatrix matrix =
                new AccessMatrix(Operation.read(Files.readAllLines(LIST)), OperationsTest::status);

        assertThat(matrix.differences(described())).isEmpty();
        matrix.tryRoles(CALLERS, IDS);

        System.out.println("intake: " + matrix.cells() + " cells of operations and callers");
        assertThat(matrix.open()).isEmpty();
    }

    @Test
    void areClosedToAKeyThatNobodyHas() throws IOException {
        assertThat(Operation.read(Files.readAllLines(LIST)))
                .allSatisfy(
                        operation ->
                                assertThat(status("stranger", operation, operation.at(IDS)))
                                        .as(operation.name())
                                        .isEqualTo(401));
    }

    private static int status(String who, Operation operation, String path) {
        Map<String, String> headers = new HashMap<>();
        boolean events = path.equals("/v1/wallet-events");
        headers.put(
                "Content-Type", events ? "application/cloudevents-batch+json" : "application/json");
        if (who != null) {
            headers.put("Authorization", "Bearer " + KEYS.get(who));
        }
        byte[] body = operation.body().getBytes(UTF_8);
        return IntakeClient.exchange(operation.method(), path, headers, body).statusCode();
    }

    private static Set<String> described() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/openapi").jsonPath().getMap("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach(
                (path, operations) ->
                        operations.keySet().stream()
                                .filter(METHODS::contains)
                                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path)
                                .forEach(described::add));
        return described;
    }
}
