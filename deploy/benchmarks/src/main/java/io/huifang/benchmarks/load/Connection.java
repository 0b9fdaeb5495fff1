package io.huifang.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.OptionalInt;

/** One keep-alive connection with at most one request under way. */
final class Connection {
    private final SelectionKey key;
    private final SocketChannel channel;
    private final RequestTemplate template;
    private final ResponseReader reader = new ResponseReader();

    private ByteBuffer outgoing = ByteBuffer.allocate(0);

    /** The first number in the request under way. */
    private long number;

    /** From when on the request under way is counted, in the clock of {@link System#nanoTime}. */
    private long since;

    /** When the request under way left, in the same clock. */
    private long sentAt;

    private Connection(SelectionKey key, RequestTemplate template) {
        this.key = key;
        this.channel = (SocketChannel) key.channel();
        this.template = template;
    }

    /** Connects; the selector's key carries the connection. */
    static Connection open(Selector selector, InetSocketAddress server, RequestTemplate template)
            throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.socket().setTcpNoDelay(true);
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        Connection connection = new Connection(key, template);
        key.attach(connection);
        return connection;
    }

    static Connection of(SelectionKey key) {
        return (Connection) key.attachment();
    }

    /** Sends the next request, which is counted from the given instant on. */
    void send(long firstNumber, long countedSince) throws IOException {
        send(template, firstNumber, countedSince);
    }

    /** The same with another request than the connection's own. */
    void send(RequestTemplate other, long firstNumber, long countedSince) throws IOException {
        number = firstNumber;
        since = countedSince;
        sentAt = System.nanoTime();
        outgoing = ByteBuffer.wrap(other.render(firstNumber));
        write();
    }

    /** Does what the selector found possible; the status of the answer, 0 while it is not whole. */
    int proceed(ByteBuffer scratch) throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (!key.isReadable()) {
            return 0;
        }
        scratch.clear();
        if (channel.read(scratch) < 0) {
            throw new IOException("server closed the connection");
        }
        reader.take(scratch.flip());
        return reader.next();
    }

    /** The body of the answer that was whole. */
    String body() {
        return reader.body();
    }

    /** A header of the answer that was whole, in lower case, by its name in lower case. */
    Optional<String> header(String name) {
        return reader.header(name);
    }

    /** Seconds after which the server wants to be asked again; empty when it said nothing of it. */
    OptionalInt retryAfter() {
        return reader.retryAfter();
    }

    long number() {
        return number;
    }

    long since() {
        return since;
    }

    long sentAt() {
        return sentAt;
    }

    /** How many numbers a request uses up. */
    int numbersPerRequest() {
        return template.marksPerRequest();
    }

    private void write() throws IOException {
        channel.write(outgoing);
        key.interestOps(
                outgoing.hasRemaining()
                        ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                        : SelectionKey.OP_READ);
    }
}
