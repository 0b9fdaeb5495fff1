package io.huifang.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class RequestTemplateTest {

    @Test
    void each_mark_gets_a_number_of_its_own() {
        RequestTemplate template = RequestTemplate.post("/x", Map.of(), "a{{n}}b{{n}}");

        String request = text(template.render(41));

        assertThat(request).endsWith("\r\n\r\na000000000041b000000000042");
        assertThat(template.marksPerRequest()).isEqualTo(2);
    }

    @Test
    void the_announced_length_is_that_of_the_body_in_bytes() {
        RequestTemplate template = RequestTemplate.post("/x", Map.of(), "回访{{n}}访{{n}}");

        String request = text(template.render(7));

        assertThat(request)
                .contains("Content-Length: 33\r\n")
                .endsWith("\r\n\r\n回访000000000007访000000000008");
    }

    @Test
    void a_body_without_marks_stays_as_it_is_and_still_uses_up_a_number() {
        RequestTemplate template = RequestTemplate.post("/x", Map.of("A", "b"), "{}");

        assertThat(text(template.render(3)))
                .isEqualTo(
                        "POST /x HTTP/1.1\r\nHost: localhost\r\nA: b\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(template.marksPerRequest()).isEqualTo(1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
