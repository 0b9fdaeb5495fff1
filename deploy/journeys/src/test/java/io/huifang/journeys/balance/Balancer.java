package io.huifang.journeys.balance;

import io.huifang.journeys.network.Passage;
import io.huifang.journeys.network.Road;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes connections on to the replicas that are ready, in turn, as a cluster's network does: it
 * knows nothing of HTTP, leaves a connection where it is for as long as both sides want, and what
 * fails has failed. Whatever its clients lose by that is written down.
 */
public final class Balancer implements AutoCloseable {
    private static final Duration UNTIL_REFUSED = Duration.ofSeconds(2);
    private static final int WAITING = 256;

    private final ServerSocket door;
    private final Probe probe;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "balancer");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private final Queue<Loss> losses = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Lookout lookout;

    private Balancer(ServerSocket door, Probe probe) {
        this.door = door;
        this.probe = probe;
        this.lookout = new Lookout(List.of(), probe);
    }

    /** One on a free port, with nobody behind it yet. */
    public static Balancer open(Probe probe) {
        try {
            ServerSocket door = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
            Balancer balancer = new Balancer(door, probe);
            balancer.threads.execute(balancer::letIn);
            return balancer;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** From now on connections go to these. */
    public void passOnTo(List<Replica> replicas) {
        lookout.close();
        lookout = new Lookout(replicas, probe);
    }

    /** Where clients find it, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Whether the replica of that name gets connections. */
    public boolean serves(String replica) {
        return lookout.serves(replica);
    }

    /** What clients have lost so far. */
    public List<Loss> losses() {
        return List.copyOf(losses);
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> passOn(client));
            } catch (IOException | RejectedExecutionException closed) {
                return;
            }
        }
    }

    private void passOn(Socket client) {
        List<Replica> serving = lookout.serving();
        if (serving.isEmpty()) {
            lose("", Loss.Kind.NOBODY_READY);
            Passage.close(client);
            return;
        }
        Replica next = serving.get(Math.floorMod(turn.getAndIncrement(), serving.size()));
        Socket replica = new Socket();
        Passage passage = passage(client, replica, next);
        if (connected(client, replica, next.port())) {
            passages.add(passage);
            passage.serve(threads);
            passages.remove(passage);
        } else {
            lose(next.name(), Loss.Kind.REFUSED);
            passage.close();
        }
    }

    private Passage passage(Socket client, Socket replica, Replica next) {
        Runnable onLoss = () -> lose(next.name(), Loss.Kind.CUT);
        return new Passage(client, replica, new Road(), onLoss);
    }

    private static boolean connected(Socket client, Socket replica, int port) {
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            replica.connect(new InetSocketAddress(here, port), (int) UNTIL_REFUSED.toMillis());
            client.setTcpNoDelay(true);
            replica.setTcpNoDelay(true);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private void lose(String replica, Loss.Kind kind) {
        losses.add(new Loss(Instant.now(), replica, kind));
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        lookout.close();
        try {
            door.close();
        } catch (IOException closedEnough) {
            // nobody comes in any more
        }
        passages.forEach(Passage::close);
        threads.shutdownNow();
    }
}
