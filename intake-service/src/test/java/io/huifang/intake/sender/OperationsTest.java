package io.huifang.intake.sender;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.access.AccessMatrix;
import io.huifang.backing.access.Operation;
import io.huifang.backing.access.Routes;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every operation by every kind of caller and by nobody. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("R72")
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

    /** Routes that are no methods of our classes; our own ones are tried like all others. */
    private static final Set<String> PLAIN_ROUTES =
            Set.of(
                    "/",
                    "/docs",
                    "/openapi",
                    "/openapi.json",
                    "/openapi.yaml",
                    "/openapi.yml",
                    "/v1/wallet-events");

    @Inject Router router;

    @Test
    void areClosedToWhoIsNotNamed() throws IOException {
        AccessMatrix matrix =
                new AccessMatrix(Operation.read(Files.readAllLines(LIST)), OperationsTest::status);

        assertThat(matrix.differences(known())).isEmpty();
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

    @Test
    void areAllKnownAlsoWhereNoDocumentDescribesThem() {
        List<Operation> listed = Operation.read(List.of("GET /v1/event-types | ops | - | -"));
        AccessMatrix matrix = new AccessMatrix(listed, (who, operation, path) -> 200);

        assertThat(matrix.differences(known()))
                .as("negative control")
                .contains("GET /v1/vault/keys is not in operations.txt")
                .hasSizeGreaterThan(9);
        assertThat(Routes.under("io.huifang.intake")).contains("GET /v1/vault/keys");
    }

    @Test
    void areFoundOpenWhereTheyAre() {
        List<Operation> listed = Operation.read(List.of("GET /v1/event-types | ops | - | -"));
        AccessMatrix matrix = new AccessMatrix(listed, OperationsTest::status);

        assertThat(matrix.tryRoles(List.of("ops", "auditor"), IDS).open())
                .as("negative control")
                .singleElement()
                .asString()
                .contains("GET /v1/event-types by auditor: expected 403, was 200");
    }

    /** What is no method of a class of ours is the framework's, or answers nobody in particular. */
    @Test
    void areNoOtherRoutesThanTheseOfTheFramework() {
        assertThat(plainRoutes()).isSubsetOf(PLAIN_ROUTES);
    }

    /** What the document describes and what classes answer. */
    private static Set<String> known() {
        Set<String> known = new TreeSet<>(Routes.under("io.huifang.intake"));
        known.addAll(described());
        return known;
    }

    private Set<String> plainRoutes() {
        return router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
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
