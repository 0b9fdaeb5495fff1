package io.huifang.scheduler.account;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.access.AccessMatrix;
import io.huifang.backing.access.Operation;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every operation by every role and by nobody. */
@SchedulerTest
@Tag("P9")
class OperationsTest {
    private static final Path LIST = Path.of("src/test/resources/access/operations.txt");
    private static final String NO_ONE = "00000000-0000-7000-8000-000000000000";

    /** Opened by a token of their own, which is no account. */
    private static final String CUSTOMERS = "/appointments/";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final Map<String, String> IDS =
            Map.of(
                    "attemptId", NO_ONE,
                    "callbackId", NO_ONE,
                    "customerId", "nobody",
                    "incidentId", NO_ONE,
                    "replayId", NO_ONE,
                    "version", "99999");

    @Test
    void areClosedToWhoIsNotNamed() throws IOException {
        AccessMatrix matrix =
                new AccessMatrix(Operation.read(Files.readAllLines(LIST)), OperationsTest::status);

        assertThat(matrix.differences(described())).isEmpty();
        matrix.tryRoles(Accounts.ROLES, IDS);

        System.out.println("scheduler: " + matrix.cells() + " cells of operations and callers");
        assertThat(matrix.open()).isEmpty();
    }

    private static int status(String role, Operation operation, String path) {
        RequestSpecification request = role == null ? given() : Accounts.as(role);
        request.contentType("application/json");
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
                                .filter(method -> !path.startsWith(CUSTOMERS))
                                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path)
                                .forEach(described::add));
        return described;
    }
}
