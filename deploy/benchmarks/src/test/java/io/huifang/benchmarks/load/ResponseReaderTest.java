package io.huifang.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

class ResponseReaderTest {
    private static final String CREATED = "HTTP/1.1 201 Created\r\ncontent-length: 5\r\n\r\nhello";
    private static final String NOTHING = "HTTP/1.1 204 No Content\r\n\r\n";

    private final ResponseReader reader = new ResponseReader();

    @Test
    void a_response_counts_once_its_last_byte_is_there() {
        for (int i = 0; i < CREATED.length() - 1; i++) {
            take(CREATED.substring(i, i + 1));
            assertThat(reader.next()).isZero();
        }

        take("o");

        assertThat(reader.next()).isEqualTo(201);
        assertThat(reader.body()).isEqualTo("hello");
        assertThat(reader.next()).isZero();
    }

    @Test
    void responses_read_together_are_told_apart() {
        take(CREATED + NOTHING + CREATED);

        assertThat(reader.next()).isEqualTo(201);
        assertThat(reader.body()).isEqualTo("hello");
        assertThat(reader.next()).isEqualTo(204);
        assertThat(reader.body()).isEmpty();
        assertThat(reader.next()).isEqualTo(201);
        assertThat(reader.next()).isZero();
    }

    @Test
    void a_response_may_be_longer_than_everything_before() {
        String body = "x".repeat(100_000);

        take("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body);

        assertThat(reader.next()).isEqualTo(200);
        assertThat(reader.body()).isEqualTo(body);
    }

    @Test
    void a_response_may_say_when_to_ask_again() {
        take("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\ncontent-length: 0\r\n\r\n");
        assertThat(reader.next()).isEqualTo(503);
        assertThat(reader.retryAfter()).hasValue(2);

        take(NOTHING);

        assertThat(reader.next()).isEqualTo(204);
        assertThat(reader.retryAfter()).isEmpty();
    }

    @Test
    void a_chunked_response_is_refused_instead_of_counted_wrongly() {
        take("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");

        assertThatThrownBy(reader::next).hasMessageContaining("chunked");
    }

    private void take(String text) {
        reader.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
