package io.huifang.journeys.stack;

import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.StackOptions;
import io.huifang.local.stack.StackProgress;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Starts stacks, each on a directory of its own and with those who may call it. */
public final class Rigs {
    private static final int SENDERS = 3;
    private static final int AGENTS = 20;

    /** Null until a test needs it. */
    private static Rig shared;

    private Rigs() {}

    /**
     * The stack that all tests of this JVM share, with one process of each service. Every test
     * leaves it running and serving.
     */
    public static synchronized Rig shared() {
        if (shared == null) {
            shared = behind(Address.open(), "shared", AGENTS, it -> it);
        }
        return shared;
    }

    /**
     * A stack that nobody else uses.
     *
     * @param name of its directory
     */
    public static Rig start(String name, int intakes, int schedulers, int surveys) {
        return start(
                name, AGENTS, it -> JourneyOptions.replicated(it, intakes, schedulers, surveys));
    }

    /**
     * A stack of another kind that nobody else uses.
     *
     * @param change what is different in it
     */
    public static Rig start(String name, int agents, UnaryOperator<StackOptions> change) {
        return start(name, agents, Direct::new, change);
    }

    /**
     * The same behind something.
     *
     * @param front what clients find of the stack once it is started
     * @param change what is different in it
     */
    public static Rig start(
            String name,
            int agents,
            Function<LocalStack, Front> front,
            UnaryOperator<StackOptions> change) {
        List<String> keys = keys();
        StackOptions options = change.apply(JourneyOptions.of(keys, agents));
        LocalStack stack = LocalStack.start(home(name), options);
        return new Rig(stack, front.apply(stack), keys, agents, null);
    }

    /**
     * A stack of one process of each service, which look for PostgreSQL at the address, as tests
     * then do; its log of changes may be archived.
     */
    public static Rig startBehind(Address address, String name) {
        return startBehind(address, name, UnaryOperator.identity());
    }

    /**
     * The same with something else.
     *
     * @param change what is different in it
     */
    public static Rig startBehind(
            Address address, String name, UnaryOperator<StackOptions> change) {
        return behind(address, name, AGENTS, it -> RecoveryOptions.archiving(change.apply(it)));
    }

    /**
     * A stack of another kind that nobody else uses, whose services look for PostgreSQL at the
     * address; of its log of changes no more is kept than a restart needs.
     *
     * @param change what is different in it
     */
    public static Rig startForLong(
            Address address, String name, int agents, UnaryOperator<StackOptions> change) {
        return behind(address, name, agents, change);
    }

    /** A stack of several replicas whose processes find each other over the network. */
    public static Rig startOn(
            Network network, String name, int intakes, int schedulers, int surveys) {
        return behind(
                network.on(Network.Stretch.DATABASE),
                name,
                AGENTS,
                network::leadTo,
                it ->
                        network.connecting(
                                JourneyOptions.replicated(it, intakes, schedulers, surveys)));
    }

    private static Rig behind(
            Address address, String name, int agents, UnaryOperator<StackOptions> change) {
        return behind(
                address,
                name,
                agents,
                stack -> address.leadTo(Network.port(stack.backing().get(0))),
                it -> change.apply(RecoveryOptions.lookingForPostgresOn(address.port(), it)));
    }

    /** Ports are known, and led to, before anybody serves there. */
    private static Rig behind(
            Address address,
            String name,
            int agents,
            Consumer<LocalStack> lead,
            UnaryOperator<StackOptions> change) {
        List<String> keys = keys();
        LocalStack stack = LocalStack.in(home(name), change.apply(JourneyOptions.of(keys, agents)));
        lead.accept(stack);
        try {
            stack.start(StackProgress.SILENT);
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
        return new Rig(stack, new Direct(stack), keys, agents, address);
    }

    private static Path home(String name) {
        return Homes.fresh(Path.of(System.getProperty("huifang.journeys")), name);
    }

    private static List<String> keys() {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(SENDERS).toList();
    }
}
