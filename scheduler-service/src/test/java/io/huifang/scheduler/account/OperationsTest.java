package io.huifang.scheduler.account;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.access.AccessMatrix;
import io.huifang.backing.access.Operation;
import io.huifang.backing.access.Routes;
import io.huifang.backing.access.Web;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.restassured.RestAssured;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
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

/** Every operation by every role and by nobody. */
@SchedulerTest
@Tag("R72")
@Tag("P9")
class OperationsTest {
    private static final Path LIST = Path.of("src/test/resources/access/operations.txt");
    private static final String NO_ONE = "00000000-0000-7000-8000-000000000000";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final Map<String, String> IDS =
            Map.of(
                    "attemptId", NO_ONE,
                    "callbackId", NO_ONE,
                    "customerId", "nobody",
                    "incidentId", NO_ONE,
                    "replayId", NO_ONE,
                    "token", "nobody-has-this-token",
                    "version", "99999");

    /** Routes that are no methods of our classes; our own ones are tried like all others. */
    private static final Set<String> PLAIN_ROUTES =
            Set.of(
                    "/",
                    "/docs",
                    "/openapi",
                    "/openapi.json",
                    "/openapi.yaml",
                    "/openapi.yml",
                    "/pages/login");

    @Inject Router router;

    @Test
    void areClosedToWhoIsNotNamed() throws IOException {
        AccessMatrix matrix =
                new AccessMatrix(Operation.read(Files.readAllLines(LIST)), OperationsTest::status);

        assertThat(matrix.differences(known())).isEmpty();
        matrix.tryRoles(Accounts.ROLES, IDS);

        System.out.println("scheduler: " + matrix.cells() + " cells of operations and callers");
        assertThat(matrix.open()).isEmpty();
    }

    @Test
    void areAllKnownPagesToo() {
        List<Operation> listed = Operation.read(List.of("GET /v1/decisions | ops | - | -"));
        AccessMatrix matrix = new AccessMatrix(listed, (who, operation, path) -> 200);

        assertThat(matrix.differences(known()))
                .as("negative control")
                .contains("GET /pages/decisions is not in operations.txt")
                .contains("POST /pages/policies/candidate is not in operations.txt")
                .hasSizeGreaterThan(40);
    }

    @Test
    void areFoundOpenWhereTheyAre() {
        List<Operation> listed = Operation.read(List.of("GET /pages/decisions | ops | - | -"));
        AccessMatrix matrix = new AccessMatrix(listed, OperationsTest::status);

        assertThat(matrix.tryRoles(List.of("ops", "auditor"), IDS).open())
                .as("negative control")
                .singleElement()
                .asString()
                .contains("GET /pages/decisions by auditor: expected 403, was 200");
    }

    /** What is no method of a class of ours is the framework's, or answers nobody in particular. */
    @Test
    void areNoOtherRoutesThanTheseOfTheFramework() {
        assertThat(plainRoutes()).isSubsetOf(PLAIN_ROUTES);
    }

    private static int status(String role, Operation operation, String path) {
        Map<String, String> headers = new HashMap<>();
        if (role != null) headers.put("Authorization", Accounts.basic(role));
        if (operation.isForm()) headers.put("Sec-Fetch-Site", "same-origin");
        URI address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
        return Web.status(address, operation, headers);
    }

    /** What the document describes and what classes answer, which is more: pages are hidden. */
    private static Set<String> known() {
        Set<String> known = new TreeSet<>(Routes.under("io.huifang.scheduler"));
        known.addAll(described());
        return known;
    }

    private Set<String> plainRoutes() {
        return router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
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
