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
    private final boolean surplus;

    private boolean waiting = true;

    /** Since when the head of a request is on its way, by {@link System#nanoTime()}. */
    private long waitingSince = System.nanoTime();

    private boolean inRequest;

    /** Whether any request has come. */
    private boolean used;

    private boolean leftAlone;

    private ChannelHandlerContext context;

    /**
     * From now on the first request is waited for.
     *
     * @param surplus whether there were too many connections when it was opened
     */
    Watch(boolean surplus) {
        this.surplus = surplus;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        this.context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object bytes) {
        if (!inRequest && !waiting) {
            waiting = true;
            waitingSince = System.nanoTime();
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

    /** Whether it should never have been opened. */
    boolean isSurplus() {
        return surplus && !leftAlone;
    }

    /** Whether no request has come yet. */
    boolean isSilent() {
        return !used;
    }

    /** Whether a head has been on its way for longer than that. */
    boolean isLate(long nanos) {
        return waiting && !leftAlone && System.nanoTime() - waitingSince > nanos;
    }

    /** From now on the connection may stay for as long as it likes. */
    void leaveAlone() {
        leftAlone = true;
    }

    /** A request has come without us: we were put in while it was read. */
    void joinRequest() {
        used = true;
        inRequest = true;
        waiting = false;
    }

    void close(LastWord word) {
        waiting = false;
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
