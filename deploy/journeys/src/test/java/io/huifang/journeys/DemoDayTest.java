package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.stack.Homes;
import io.huifang.local.demo.DemoDay;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackDescription;
import io.huifang.local.stack.StackOptions;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;

/** What {@code deploy/local/up --demo} shows a stranger. */
@Tag("journey")
@Tag("long")
class DemoDayTest {
    private static final int AGENTS = 6;

    /** Longer than on the two processors it is made for: others may use them, too. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(500);

    /** What stands in the place of a number that is hidden, or of which nothing was counted. */
    private static final long NOTHING_TOLD = 0;

    private static final String APPOINTMENTS =
            "SELECT count(*) FROM conclusion WHERE disposition = 'APPOINTMENT_MADE'";

    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    @Test
    void fillsDeskFloorDashboardAndIncidentsAndLeavesWorkForPeople() {
        try (LocalStack stack = stack()) {
            Onlooker onlooker = new Onlooker(stack);
            assertThat(onlooker.offered()).isZero();
            assertThat(onlooker.incidents()).isEmpty();
            assertThat(onlooker.n("concluded")).isEqualTo(NOTHING_TOLD);

            try (DemoDay day = begun(stack)) {
                onlooker.await("calls on the floor", () -> onlooker.claimed() > 0);
                onlooker.await("a closed incident", onlooker::seesAnIncidentThatHasEnded);
                onlooker.await("reached customers", () -> onlooker.n("concluded") > 0);
                onlooker.await("answers of enough people", () -> onlooker.n("csat") > 0);
                onlooker.await("appointments", onlooker::findsAnAppointment);
                onlooker.await("work for people", () -> onlooker.offered() > 0);

                assertThat(onlooker.page(Service.SURVEY, "/floor")).contains("agent-3");
                assertThat(onlooker.page(Service.SURVEY, "/insight")).contains("data-value=");
                assertThat(onlooker.page(Service.SCHEDULER, "/pages/incidents"))
                        .contains("NETWORK");
                assertThat(day).isNotNull();
            }

            assertThat(said).noneMatch(line -> line.contains("refused with"));
            assertThat(said).noneMatch(line -> line.contains("stumbled"));
            assertThat(said).noneMatch(line -> line.contains("no conclusion, HTTP 4"));
        }
    }

    private DemoDay begun(LocalStack stack) {
        return DemoDay.begin(description(stack), BETWEEN_EVENTS, said::add);
    }

    private static StackDescription description(LocalStack stack) {
        stack.describe();
        return StackDescription.read(stack.home().stackFile());
    }

    private static LocalStack stack() {
        StackOptions options =
                StackOptions.isolated(Path.of(System.getProperty("huifang.root")))
                        .withAgents(AGENTS);
        Path home = Homes.fresh(Path.of(System.getProperty("huifang.journeys")), "demo");
        return LocalStack.start(home, options);
    }

    /** Somebody who looks at what supervisors see. */
    private static final class Onlooker {
        private final LocalStack stack;
        private final Caller supervisor;

        Onlooker(LocalStack stack) {
            this.stack = stack;
            this.supervisor =
                    Caller.withPassword("supervisor", stack.secrets().password("supervisor"));
        }

        void await(String what, Callable<Boolean> seen) {
            Awaitility.await(what).atMost(SOON).pollInterval(Duration.ofSeconds(1)).until(seen);
        }

        int offered() {
            return json(Service.SURVEY, "/v1/queue").get("offered").asInt();
        }

        int claimed() {
            return json(Service.SURVEY, "/v1/queue").get("claimed").asInt();
        }

        List<JsonNode> incidents() {
            JsonNode all = json(Service.SCHEDULER, "/v1/incidents");
            return StreamSupport.stream(all.spliterator(), false).toList();
        }

        boolean seesAnIncidentThatHasEnded() {
            return incidents().stream()
                    .anyMatch(
                            it ->
                                    !it.get("open").asBoolean()
                                            && !it.at("/opened").hasNonNull("by")
                                            && it.at("/closed/by").asText().equals("supervisor")
                                            && it.at("/tasks/spared").asInt() > 0);
        }

        boolean findsAnAppointment() throws SQLException {
            try (Connection survey = stack.database(Service.SURVEY).connect();
                    ResultSet found = survey.createStatement().executeQuery(APPOINTMENTS)) {
                return found.next() && found.getInt(1) > 0;
            }
        }

        /** How many were counted. */
        long n(String indicator) {
            JsonNode lines =
                    json(Service.SURVEY, "/v1/insight/indicators/" + indicator).get("lines");
            return lines.path(0).path("total").path("n").asLong(NOTHING_TOLD);
        }

        String page(Service service, String path) {
            return answer(service, path).body();
        }

        private JsonNode json(Service service, String path) {
            return answer(service, path).json();
        }

        private Exchange.Answer answer(Service service, String path) {
            Exchange exchange = supervisor.get(stack.service(service).url() + path);
            assertThat(exchange.is(200)).as(path + ": " + exchange).isTrue();
            return exchange.answer().orElseThrow();
        }
    }
}
