package io.huifang.survey.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.SurveyTest;
import io.restassured.response.Response;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

@SurveyTest
@Tag("P9")
class TooManyRequestsTest {
    /** More than the tests' limit and what a slow machine regains meanwhile. */
    private static final int MANY = 2000;

    @Test
    void refusesOneLinkAndNoOther() {
        CustomersPhone greedy = CustomersPhone.of("greedy-" + UUID.randomUUID());
        CustomersPhone other = CustomersPhone.of("other-" + UUID.randomUUID());

        List<Response> refused =
                IntStream.range(0, MANY)
                        .mapToObj(i -> CustomersPhone.json(greedy.calls()))
                        .filter(answer -> answer.statusCode() == 429)
                        .limit(1)
                        .toList();

        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).<String>path("code")).isEqualTo("too-many");
        assertThat(Integer.parseInt(refused.get(0).header("Retry-After"))).isPositive();
        assertThat(CustomersPhone.json(greedy.choices()).statusCode()).isEqualTo(200);
        assertThat(CustomersPhone.json(other.calls()).statusCode()).isEqualTo(200);
        assertThat(CustomersPhone.json(other.calls() + "A").statusCode()).isEqualTo(404);
    }
}
