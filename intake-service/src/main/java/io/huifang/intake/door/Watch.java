package io.huifang.intake.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Sees when a connection's requests begin and end: their first bytes stand before the HTTP decoder,
 * their heads behind it. Lives on the connection's event loop and is used by nobody else.
 */
final class Watch extends ChannelInboundHandlerAdapter {
    private static final long NOT_WAITING = -1;

    private final boolean surplus;

    /** Since when the head of a request is on its way, by the sweep's clock; or not at all. */
    private long waitingSince;

    private boolean inRequest;

    /** Whether any request has come. */
    private boolean used;

    private ChannelHandlerContext context;

    /** The sweep's clock at its last look; exact enough, and it costs nothing. */
    private long now;

    /**
     * @param surplus whether there were too many connections when it was opened
     * @param now by the sweep's clock, in nanoseconds; the first request is waited for from then
     */
    Watch(boolean surplus, long now) {
        this.surplus = surplus;
        this.waitingSince = now;
        this.now = now;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        this.context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object bytes) {
        if (!inRequest && waitingSince == NOT_WAITING) {
            waitingSince = now;
        }
        from.fireChannelRead(bytes);
    }

    /** The part behind the decoder. */
    ChannelInboundHandlerAdapter behindTheDecoder() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext from, Object message) {
                see(message);
                from.fireChannelRead(message);
            }
        };
    }

    /** Looks at the clock. */
    void look(long clock) {
        this.now = clock;
    }

    /** Whether it should never have been opened. */
    boolean isSurplus() {
        return surplus;
    }

    /** Whether no request has come yet. */
    boolean isSilent() {
        return !used;
    }

    /** Whether a head has been on its way for longer than that. */
    boolean isLate(long nanos) {
        return waitingSince != NOT_WAITING && now - waitingSince > nanos;
    }

    /** A request has come without us: we were put in while it was read. */
    void joinRequest() {
        used = true;
        inRequest = true;
        waitingSince = NOT_WAITING;
    }

    void close(LastWord word) {
        waitingSince = NOT_WAITING;
        word.say(context);
    }

    private void see(Object message) {
        if (message instanceof HttpRequest) {
            joinRequest();
        }
        if (message instanceof LastHttpContent) {
            inRequest = false;
        }
    }
}
