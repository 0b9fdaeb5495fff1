package io.huifang.survey.account;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.access.AccessMatrix;
import io.huifang.backing.access.Operation;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurroundingsResource;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/** Every operation by every role, by nobody, and by an agent whose attempt it is not. */
@SurveyTest
@Tag("P9")
class OperationsTest {
    private static final Path LIST = Path.of("src/test/resources/access/operations.txt");
    private static final String ANOTHER = "agent-52";
    private static final Desk HOLDER = Desk.agent(51);

    /** Accounts by role; any agent will do for what is nobody's. */
    private static final Map<String, String> ACCOUNTS =
            Map.of(
                    "agent", "agent-53",
                    "supervisor", "supervisor",
                    "policy-admin", "policy-admin",
                    "privacy-officer", "privacy-officer",
                    "ops", "ops",
                    "auditor", "auditor",
                    "wallet", "wallet");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    Intake intake;
    private TaskTopic scheduler;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void areClosedToWhoIsNotNamedAndToWhoseTheyAreNot() throws IOException {
        CallbackDispatched dispatched = aDispatch().build();
        intake.knows(dispatched.customerId(), "+8613800138051", "Sun", "");
        scheduler.tell(dispatched);
        Eventually.isIn("OFFERED", dispatched.attemptId());
        Desk.Held held = HOLDER.claimed(dispatched.reason());
        Map<String, String> ids = ids(dispatched);
        AccessMatrix matrix =
                new AccessMatrix(
                        Operation.read(Files.readAllLines(LIST)),
                        (who, operation, path) -> status(who, operation, path, held.etag()));

        assertThat(matrix.differences(described())).isEmpty();
        matrix.tryRoles(List.copyOf(ACCOUNTS.keySet()), ids)
                .tryAnother(ANOTHER, ids)
                .tryOwner(HOLDER.account(), ids);

        System.out.println("survey: " + matrix.cells() + " cells of operations and callers");
        assertThat(matrix.open()).isEmpty();
    }

    @Test
    void areFoundOpenWhereTheyAre() {
        Operation queue =
                new Operation(
                        "GET", "/v1/queue", Set.of("supervisor"), Operation.Whose.ANYBODYS, "");
        AccessMatrix matrix =
                new AccessMatrix(
                        List.of(queue),
                        (who, operation, path) -> status(who, operation, path, "\"1\""));

        assertThat(matrix.differences(described())).hasSizeGreaterThan(5);
        assertThat(matrix.tryRoles(List.of("agent", "supervisor"), Map.of()).open())
                .singleElement()
                .asString()
                .contains("GET /v1/queue by agent: expected 403, was 200");
    }

    private static Map<String, String> ids(CallbackDispatched dispatched) {
        Map<String, String> ids = new HashMap<>();
        ids.put("attemptId", dispatched.attemptId().toString());
        ids.put("customerId", dispatched.customerId());
        ids.put("id", "general");
        ids.put("kind", "scripts");
        ids.put("version", "1");
        ids.put("account", "agent-53");
        ids.put("token", "nobody-has-this-token");
        return ids;
    }

    private static int status(String who, Operation operation, String path, String etag) {
        RequestSpecification request = given();
        if (who != null) {
            request.auth()
                    .preemptive()
                    .basic(ACCOUNTS.getOrDefault(who, who), SurroundingsResource.PASSWORD);
        }
        request.header("If-Match", etag).contentType("application/json");
        if (!operation.body().isEmpty()) {
            request.body(operation.body());
        }
        return request.request(operation.method(), path).statusCode();
    }

    private static Set<String> described() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/openapi").jsonPath().getMap("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach(
                (path, operations) ->
                        operations.keySet().stream()
                                .filter(METHODS::contains)
                                .forEach(
                                        method ->
                                                described.add(
                                                        method.toUpperCase(Locale.ROOT)
                                                                + " "
                                                                + path)));
        return described;
    }
}
