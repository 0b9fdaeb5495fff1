package io.huifang.intake.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ByteProcessor;
import io.netty.util.ReferenceCountUtil;

/**
 * Sees when a connection's requests begin and end, and their answers: their first bytes stand
 * before the HTTP decoder, their heads behind it. Lives on the connection's event loop and is used
 * by nobody else.
 */
final class Watch extends ChannelInboundHandlerAdapter {
    /** Most requests of one connection that wait for their answers: the server queues them all. */
    static final int MOST_UNANSWERED = 16;

    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";

    private final Channel channel;
    private final boolean surplus;

    /** Told when a connection is given up because of too many unanswered requests. */
    private final Runnable overrun;

    private boolean waiting = true;

    /** Since when the head of a request is on its way, by {@link System#nanoTime()}. */
    private long waitingSince = System.nanoTime();

    private boolean inRequest;

    /** Since when the request is on its way that is being read. */
    private long requestSince;

    private int unanswered;

    /** Whether any request has come. */
    private boolean used;

    private boolean leftAlone;

    /** Null until the connection has a decoder: during a TLS handshake there is none. */
    private ChannelHandlerContext context;

    /**
     * From now on the first request is waited for.
     *
     * @param surplus whether there were too many connections when it was opened
     */
    Watch(Channel channel, boolean surplus, Runnable overrun) {
        this.channel = channel;
        this.surplus = surplus;
        this.overrun = overrun;
    }

    /** Takes its place around the decoder, if there is one by now and it has not yet. */
    boolean takePlace() {
        ChannelPipeline pipeline = channel.pipeline();
        if (context != null || leftAlone || pipeline.get(DECODER) == null) {
            return false;
        }
        pipeline.addBefore(DECODER, "huifang-watch", this)
                .addAfter(ENCODER, "huifang-watch-behind", new Behind());
        return true;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        this.context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object bytes) {
        if (!inRequest && !waiting && !isBlank(bytes)) {
            waiting = true;
            waitingSince = System.nanoTime();
        }
        from.fireChannelRead(bytes);
    }

    /** Whether it should never have been opened. */
    boolean isSurplus() {
        return surplus && !leftAlone;
    }

    /** Whether no request has come yet. */
    boolean isSilent() {
        return !used;
    }

    /** Whether a head has been on its way for longer than that, and no answer is due. */
    boolean isLate(long nanos) {
        return waiting && unanswered == 0 && !leftAlone && System.nanoTime() - waitingSince > nanos;
    }

    /** Whether a request has been on its way for longer than that. */
    boolean isDragging(long nanos) {
        return inRequest && !leftAlone && System.nanoTime() - requestSince > nanos;
    }

    /** From now on the connection may stay for as long as it likes. */
    void leaveAlone() {
        leftAlone = true;
    }

    /** A request has come; if without us, because we were put in while it was read. */
    void joinRequest() {
        used = true;
        inRequest = true;
        requestSince = System.nanoTime();
        waiting = false;
        unanswered++;
    }

    /** Closes the connection, and says why where there is somebody to listen. */
    void close(LastWord word) {
        waiting = false;
        if (context == null) {
            channel.close();
        } else {
            word.say(context);
        }
    }

    /** Closes the connection while an answer may be on its way. */
    void close() {
        inRequest = false;
        channel.close();
    }

    // Some clients send an empty line behind a body.
    private static boolean isBlank(Object bytes) {
        return bytes instanceof ByteBuf buffer
                && buffer.forEachByte(ByteProcessor.FIND_NON_CRLF) < 0;
    }

    /** The part behind the decoder. */
    private final class Behind extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext from, Object message) {
            if (message instanceof HttpRequest) {
                joinRequest();
                if (unanswered == MOST_UNANSWERED + 1) {
                    overrun.run();
                    channel.close();
                }
            }
            if (message instanceof LastHttpContent) {
                inRequest = false;
            }
            if (unanswered > MOST_UNANSWERED) {
                ReferenceCountUtil.release(message);
            } else {
                from.fireChannelRead(message);
            }
        }

        @Override
        public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent && !isInterim(message)) {
                unanswered = Math.max(0, unanswered - 1);
            }
            to.write(message, promise);
        }

        private static boolean isInterim(Object message) {
            return message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
    }
}
