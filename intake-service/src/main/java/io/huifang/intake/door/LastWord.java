package io.huifang.intake.door;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.huifang.intake.problem.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;

import java.io.ByteArrayOutputStream;

/** An answer to a connection that has no complete request, after which it is closed. */
final class LastWord {
    private final byte[] bytes;

    /**
     * @param reason the status line's text
     */
    LastWord(Problem problem, String reason) {
        byte[] body = problem.toJson();
        String head =
                """
                HTTP/1.1 %d %s
                content-type: %s
                content-length: %d
                connection: close
                %s
                """
                        .formatted(
                                problem.status(),
                                reason,
                                Problem.MEDIA_TYPE,
                                body.length,
                                problem.retryAfter()
                                        .map(seconds -> "retry-after: " + seconds + "\n")
                                        .orElse(""))
                        .replace("\n", "\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(US_ASCII));
        all.writeBytes(body);
        this.bytes = all.toByteArray();
    }

    /** Says it, from a place before the HTTP codec: bytes as they are. */
    void say(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.wrappedBuffer(bytes))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
