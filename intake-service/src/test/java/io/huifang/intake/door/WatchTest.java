package io.huifang.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.huifang.intake.problem.Problems;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

@Tag("P23")
class WatchTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n";

    /** Any time is longer. */
    private static final long NO_TIME = -1;

    private final EmbeddedChannel connection = new EmbeddedChannel();
    private final AtomicInteger overruns = new AtomicInteger();
    private final Watch watch = new Watch(connection, false, overruns::incrementAndGet);

    @BeforeEach
    void takesItsPlaceWhenThereIsADecoder() {
        assertThat(watch.takePlace()).isFalse();
        connection
                .pipeline()
                .addLast("httpDecoder", new HttpRequestDecoder())
                .addLast("httpEncoder", new HttpResponseEncoder());

        assertThat(watch.takePlace()).isTrue();
        assertThat(watch.takePlace()).isFalse();
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @Test
    void closesAConnectionThatHasNoDecoderYet() {
        EmbeddedChannel shakingHands = new EmbeddedChannel();

        new Watch(shakingHands, true, overruns::incrementAndGet)
                .close(new LastWord(Problems.TOO_MANY_CONNECTIONS, "Service Unavailable"));

        assertThat(shakingHands.isOpen()).isFalse();
    }

    @Test
    void givesUpAConnectionWhoseRequestsPileUp() {
        read(GET.repeat(1_000));

        assertThat(connection.isOpen()).isFalse();
        assertThat(overruns).hasValue(1);
        assertThat(connection.inboundMessages().stream().filter(HttpRequest.class::isInstance))
                .hasSize(Watch.MOST_UNANSWERED);
    }

    @Test
    void letsAConnectionLiveWhoseRequestsAreAnswered() {
        for (int i = 0; i < 1_000; i++) {
            read(GET);
            answer(HttpResponseStatus.CONTINUE);
            answer(HttpResponseStatus.OK);
        }

        assertThat(connection.isOpen()).isTrue();
        assertThat(overruns).hasValue(0);
    }

    @Test
    void waitsForAHeadFromItsFirstByte() {
        assertThat(watch.isLate(NO_TIME)).isTrue(); // from the opening to the first head
        read(GET);
        answer(HttpResponseStatus.OK);
        assertThat(watch.isLate(NO_TIME)).isFalse();

        read("\r\n\r\n");
        assertThat(watch.isLate(NO_TIME)).isFalse();

        read("G");
        assertThat(watch.isLate(NO_TIME)).isTrue();
    }

    @Test
    void isNotLateWhileAnAnswerIsDue() {
        read(GET);
        read("G");

        assertThat(watch.isLate(NO_TIME)).isFalse();
        answer(HttpResponseStatus.OK);
        assertThat(watch.isLate(NO_TIME)).isTrue();
    }

    @Test
    void knowsHowLongARequestIsOnItsWay() {
        assertThat(watch.isDragging(NO_TIME)).isFalse();

        read(POST + "ab");
        answer(HttpResponseStatus.NOT_FOUND);
        assertThat(watch.isDragging(NO_TIME)).isTrue();

        read("c");
        assertThat(watch.isDragging(NO_TIME)).isFalse();
    }

    private void read(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
    }

    private void answer(HttpResponseStatus status) {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }
}
