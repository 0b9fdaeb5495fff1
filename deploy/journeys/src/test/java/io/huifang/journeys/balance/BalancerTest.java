package io.huifang.journeys.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What watches a rollout must itself lose nothing, and hide nothing that was lost. */
@Tag("P22")
class BalancerTest {
    private static final Probe QUICK = new Probe(Duration.ofMillis(20), 2);
    private static final String HANG_UP = "hang up";

    private final Balancer balancer = Balancer.open(QUICK);
    private final List<Named> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        balancer.close();
        for (Named replica : open) {
            replica.door.close();
        }
    }

    @Test
    void sharesConnectionsOutAmongThoseThatAreReady() throws IOException {
        serving(named("one"), named("two"));

        Set<String> answered = new TreeSet<>(List.of(ask("who"), ask("who")));

        assertThat(answered).containsExactly("one", "two");
        assertThat(balancer.losses()).isEmpty();
    }

    @Test
    void leavesAConnectionWhereItIsWhileNewOnesGoElsewhere() throws IOException {
        Named one = named("one");
        serving(one, named("two"));
        try (Client first = new Client();
                Client second = new Client()) {
            Client ofOne = first.says("who").equals("one") ? first : second;
            one.ready = false;
            await().until(() -> !balancer.serves("one"));

            assertThat(ofOne.says("who")).isEqualTo("one");
            assertThat(List.of(ask("who"), ask("who"))).containsOnly("two");
        }
        assertThat(balancer.losses()).isEmpty();
    }

    @Test
    void takesBackWhoIsReadyAgain() throws IOException {
        Named one = named("one");
        serving(one);
        one.ready = false;
        await().until(() -> !balancer.serves("one"));
        one.ready = true;

        await().until(() -> balancer.serves("one"));

        assertThat(ask("who")).isEqualTo("one");
    }

    @Test
    void writesDownThatNobodyWasReady() throws IOException {
        balancer.passOnTo(List.of());

        assertThat(ask("who")).isNull();
        assertThat(balancer.losses()).extracting(Loss::kind).containsOnly(Loss.Kind.NOBODY_READY);
    }

    @Test
    void writesDownWhoRefusesAndTriesNoOther() throws IOException {
        Named gone = named("gone");
        serving(gone);
        gone.door.close();

        assertThat(ask("who")).isNull();
        assertThat(balancer.losses()).extracting(Loss::kind).containsOnly(Loss.Kind.REFUSED);
        assertThat(balancer.losses()).extracting(Loss::replica).containsOnly("gone");
    }

    @Test
    void writesDownWhoHangsUpOnAQuestion() throws IOException {
        serving(named("one"));

        assertThat(ask(HANG_UP)).isNull();
        await().untilAsserted(
                        () ->
                                assertThat(balancer.losses())
                                        .extracting(Loss::kind)
                                        .containsExactly(Loss.Kind.CUT));
    }

    @Test
    void missesNothingWhenAClientLeavesOrAnIdleConnectionEnds() throws IOException {
        Named one = named("one");
        serving(one);
        try (Client client = new Client()) {
            client.says("who");
            one.hangUp();
            assertThat(client.hears()).isNull();
        }
        ask("who");

        assertThat(balancer.losses()).isEmpty();
    }

    private void serving(Named... replicas) {
        List<Replica> all = new ArrayList<>();
        for (Named it : replicas) {
            all.add(new Replica(it.name, it.door.getLocalPort(), () -> it.ready));
        }
        balancer.passOnTo(all);
        for (Named it : replicas) {
            await().until(() -> balancer.serves(it.name));
        }
    }

    private Named named(String name) throws IOException {
        Named replica = new Named(name);
        open.add(replica);
        new Thread(replica::serve, name).start();
        return replica;
    }

    private String ask(String question) throws IOException {
        try (Client client = new Client()) {
            return client.says(question);
        }
    }

    /** One connection of somebody who waits for the answer to each line. */
    private final class Client implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", URI.create(balancer.url()).getPort());
        private final BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));

        private Client() throws IOException {}

        /** Null when there is no answer. */
        private String says(String line) throws IOException {
            try {
                socket.getOutputStream().write((line + "\n").getBytes(US_ASCII));
            } catch (IOException hungUp) {
                return null;
            }
            return hears();
        }

        private String hears() {
            try {
                return reader.readLine();
            } catch (IOException reset) {
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Answers each line with its name. */
    private static final class Named {
        private final String name;
        private final ServerSocket door = new ServerSocket(0);
        private final List<Socket> guests = new ArrayList<>();
        private volatile boolean ready = true;

        private Named(String name) throws IOException {
            this.name = name;
        }

        private void serve() {
            while (!door.isClosed()) {
                try {
                    Socket guest = door.accept();
                    synchronized (guests) {
                        guests.add(guest);
                    }
                    new Thread(() -> answer(guest), name).start();
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void answer(Socket guest) {
            try (guest) {
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(guest.getInputStream(), US_ASCII));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.equals(HANG_UP)) return;
                    guest.getOutputStream().write((name + "\n").getBytes(US_ASCII));
                }
            } catch (IOException left) {
                // so be it
            }
        }

        private void hangUp() throws IOException {
            synchronized (guests) {
                for (Socket guest : guests) {
                    guest.close();
                }
            }
        }
    }
}
