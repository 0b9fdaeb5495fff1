package io.huifang.survey;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.fixture.SurveyTest;
import io.restassured.response.Response;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import java.util.List;

@SurveyTest
class HealthTest {

    private static Response management(String path) {
        int port =
                ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return given().port(port).get(path);
    }

    @Test
    void isReadyWithDatabaseAndLogOnly() {
        Response ready = management("/health/ready");

        List<String> checks = ready.path("checks.name");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(checks)
                .anyMatch(name -> name.contains("Reactive PostgreSQL"))
                .anyMatch(name -> name.contains("Kafka connection"));
    }

    @Test
    void isAliveWithoutAskingDatabaseOrLog() {
        List<String> checks = management("/health/live").path("checks.name");

        assertThat(checks).noneMatch(name -> name.contains("PostgreSQL") || name.contains("Kafka"));
    }

    @Test
    void tellsItsFiguresBesideTheMainPort() {
        assertThat(management("/metrics").asString())
                .contains("huifang_queue_oldest_seconds", "huifang_attempts_claimed_total");
        assertThat(given().get("/metrics").statusCode()).isEqualTo(404);
    }
}
