package io.huifang.survey.account;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.access.AccessMatrix;
import io.huifang.backing.access.Operation;
import io.huifang.backing.access.Routes;
import io.huifang.backing.access.Web;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurroundingsResource;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.RestAssured;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every operation by every role, by nobody, and by an agent whose attempt it is not. */
@SurveyTest
@Tag("R72")
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

    /** Routes that are no methods of our classes; our own ones are tried like all others. */
    private static final Set<String> PLAIN_ROUTES =
            Set.of(
                    "/",
                    "/docs",
                    "/openapi",
                    "/openapi.json",
                    "/openapi.yaml",
                    "/openapi.yml",
                    "/login");

    @Inject Router router;

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

        assertThat(matrix.differences(known())).isEmpty();
        matrix.tryRoles(List.copyOf(ACCOUNTS.keySet()), ids)
                .tryAnother(ANOTHER, ids)
                .tryOwner(HOLDER.account(), ids);

        System.out.println("survey: " + matrix.cells() + " cells of operations and callers");
        assertThat(matrix.open()).isEmpty();
    }

    @Test
    void areAllKnownPagesToo() {
        List<Operation> listed = List.of(line("GET /v1/queue | agent | - | -"));
        AccessMatrix matrix = new AccessMatrix(listed, (who, operation, path) -> 200);

        assertThat(matrix.differences(known()))
                .as("negative control")
                .contains("GET /desk is not in operations.txt")
                .contains("POST /desk/calls/{attemptId}/reveal is not in operations.txt")
                .hasSizeGreaterThan(80);
    }

    /** What is no method of a class of ours is the framework's, or answers nobody in particular. */
    @Test
    void areNoOtherRoutesThanTheseOfTheFramework() {
        assertThat(plainRoutes()).isSubsetOf(PLAIN_ROUTES);
    }

    @Test
    void areFoundOpenWhereTheyAre() {
        Operation queue = line("GET /v1/queue | supervisor | - | -");
        AccessMatrix matrix =
                new AccessMatrix(
                        List.of(queue),
                        (who, operation, path) -> status(who, operation, path, "\"1\""));

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
        ids.put("name", "csat");
        ids.put("suggestionId", "retry-wait-nobody-pt2h");
        ids.put("account", "agent-53");
        ids.put("token", "nobody-has-this-token");
        return ids;
    }

    private static int status(String who, Operation operation, String path, String etag) {
        Map<String, String> headers = new HashMap<>();
        if (who != null) {
            String account = ACCOUNTS.getOrDefault(who, who) + ":" + SurroundingsResource.PASSWORD;
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8)));
        }
        headers.put("If-Match", etag);
        if (operation.isForm()) headers.put("Sec-Fetch-Site", "same-origin");
        return Web.status(
                URI.create(RestAssured.baseURI + ":" + RestAssured.port + path),
                operation.sending(operation.body().replace("$token", etag.replace("\"", ""))),
                headers);
    }

    private static Operation line(String line) {
        return Operation.read(List.of(line)).get(0);
    }

    /** What the document describes and what classes answer, which is more: pages are hidden. */
    private static Set<String> known() {
        Set<String> known = new TreeSet<>(Routes.under("io.huifang.survey"));
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
                                .forEach(
                                        method ->
                                                described.add(
                                                        method.toUpperCase(Locale.ROOT)
                                                                + " "
                                                                + path)));
        return described;
    }
}
