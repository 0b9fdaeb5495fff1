package io.huifang.intake.door;

import static io.huifang.intake.door.FramingRows.CHUNKED;
import static io.huifang.intake.door.FramingRows.CLOSE;
import static io.huifang.intake.door.FramingRows.HOST;
import static io.huifang.intake.door.FramingRows.PATH;
import static io.huifang.intake.door.FramingRows.post;
import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.intake.IntakeResource;
import io.huifang.intake.RawHttp;
import io.huifang.intake.WalletEventsTopic;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.stream.Stream;

/** What stands in {@link FramingRows} is refused and leaves nothing behind. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class FramingTest {
    private static final Duration QUIET = Duration.ofSeconds(3);

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.huifang.intake.door.FramingRows#ofHeads")
    @Tag("P3")
    void refusesAtTheHead(String what, String request) {
        String said = RawHttp.send(request);

        assertThat(said).matches("(?s)HTTP/1\\.[01] 4\\d\\d .*");
        assertThat(RawHttp.answers(said)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.huifang.intake.door.FramingRows#ofChunks")
    @Tag("P3")
    void takesNothingOfABodyInBrokenChunks(String what, String request) {
        String said = RawHttp.send(request);

        // Had it waited for more of the body, it would have said so.
        assertThat(said).isEmpty();
    }

    @Test
    void takesAGoodEventInChunksAndByItsWholeAddress() {
        String event = aPaymentFailed().json();
        String size = Integer.toHexString(event.length());
        String length = "Content-Length: " + event.length() + "\r\n" + CLOSE;

        String inChunks =
                RawHttp.send(
                        post(
                                PATH,
                                HOST + CHUNKED + CLOSE,
                                size + "\r\n" + event + "\r\n0\r\n\r\n"));
        String whole = RawHttp.send(post("http://localhost" + PATH, HOST + length, event));

        assertThat(inChunks).startsWith("HTTP/1.1 202 ");
        assertThat(whole).startsWith("HTTP/1.1 202 ");
    }

    @Test
    void changesToNoOtherProtocol() {
        String upgrade = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n";
        String settings = "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n";
        String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

        String said =
                RawHttp.send(
                        post(PATH, HOST + upgrade + settings + "Content-Length: 2\r\n", "{}"),
                        QUIET);

        assertThat(said).startsWith("HTTP/1.1 4").doesNotContain(" 101 ");
        assertThat(RawHttp.send(preface, QUIET)).isEmpty();
    }

    @Test
    @Tag("P3")
    void leavesNothingOnTheLog() {
        Events good = aPaymentFailed();
        String length = "Content-Length: " + good.json().length() + "\r\n" + CLOSE;
        Stream.concat(FramingRows.ofHeads(), FramingRows.ofChunks())
                .forEach(row -> RawHttp.send((String) row.get()[1], QUIET));

        RawHttp.send(post(PATH, HOST + length, good.json()));

        assertThat(WalletEventsTopic.ids()).contains(good.id()).doesNotContain(FramingRows.BAD);
    }
}
