package io.huifang.journeys.stack;

import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;
import io.huifang.local.stack.StackPart;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** Everything between the processes of a stack, so that any of it can be disturbed. */
public final class Network implements AutoCloseable {
    private final Map<Stretch, Address> addresses = new EnumMap<>(Stretch.class);

    private Network() {}

    /** Who is at the ends of a part of it. */
    public enum Stretch {
        /** All services and PostgreSQL. */
        DATABASE,
        /** Everybody and Kafka, which tells its clients to come this way. */
        LOG,
        /** Survey and intake's vault: the reveal. */
        VAULT,
        /** Survey and the scheduler: the latest word. */
        WORD
    }

    /** One that leads nowhere yet. */
    public static Network open() {
        Network network = new Network();
        for (Stretch stretch : Stretch.values()) {
            network.addresses.put(stretch, Address.open());
        }
        return network;
    }

    public Address on(Stretch stretch) {
        return addresses.get(stretch);
    }

    /** The same stack, whose processes find each other over this network. */
    StackOptions connecting(StackOptions options) {
        String log = "PLAINTEXT://127.0.0.1:" + on(Stretch.LOG).port();
        return RecoveryOptions.lookingForPostgresOn(on(Stretch.DATABASE).port(), options)
                .withBacking(it -> it.withKafka("advertised.listeners", log))
                .with(
                        Service.SURVEY,
                        it ->
                                it.withConfiguration("huifang.intake.url", url(Stretch.VAULT))
                                        .withConfiguration(
                                                "huifang.scheduler.url", url(Stretch.WORD)));
    }

    /** Leads to the parts of that stack, which need not run yet: their ports stay the same. */
    void leadTo(LocalStack stack) {
        on(Stretch.DATABASE).leadTo(port(stack.backing().get(0)));
        on(Stretch.LOG).leadTo(port(stack.brokers().get(0)));
        on(Stretch.VAULT).leadTo(URI.create(stack.service(Service.INTAKE).url()).getPort());
        on(Stretch.WORD).leadTo(URI.create(stack.service(Service.SCHEDULER).url()).getPort());
    }

    /** The only one on which it listens. */
    static int port(StackPart backing) {
        return backing.ports().keySet().iterator().next();
    }

    @Override
    public void close() {
        addresses.values().forEach(Address::close);
    }

    private String url(Stretch stretch) {
        return "http://127.0.0.1:" + on(stretch).port();
    }
}
