package io.huifang.journeys.stack;

import io.huifang.backing.Database;
import io.huifang.journeys.desk.Desk;
import io.huifang.journeys.desk.SurveyClient;
import io.huifang.journeys.evidence.EvidenceReader;
import io.huifang.journeys.evidence.Quiet;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.wallet.Wallet;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackOptions;
import io.huifang.local.stack.StackProgress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A stack of one's own, and those who may call it. */
public final class Rig implements AutoCloseable {
    /** Short, so that what dead agents hold comes back while somebody watches. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private static final int SENDERS = 3;

    private static final int AGENTS = 20;

    /** Null until a test needs it. */
    private static Rig shared;

    private final LocalStack stack;
    private final Front front;

    /** Keys by sender, made up for this rig. */
    private final List<String> keys;

    private final int agents;

    /** What stands before PostgreSQL; null when services find it without. */
    private final Address address;

    /** Whose turn it is among intake's replicas. */
    private final AtomicInteger turn = new AtomicInteger();

    /** Whether databases take no writes at the moment although they answer. */
    private volatile boolean unwritable;

    private Rig(LocalStack stack, Front front, List<String> keys, int agents, Address address) {
        this.stack = stack;
        this.front = front;
        this.keys = keys;
        this.agents = agents;
        this.address = address;
    }

    /**
     * The stack that all tests of this JVM share, with one process of each service. Every test
     * leaves it running and serving.
     */
    public static synchronized Rig shared() {
        if (shared == null) {
            shared = behind(Address.open(), "shared", it -> it);
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
        return behind(address, name, it -> RecoveryOptions.archiving(change.apply(it)));
    }

    /** A stack of several replicas whose processes find each other over the network. */
    public static Rig startOn(
            Network network, String name, int intakes, int schedulers, int surveys) {
        return behind(
                network.on(Network.Stretch.DATABASE),
                name,
                network::leadTo,
                it ->
                        network.connecting(
                                JourneyOptions.replicated(it, intakes, schedulers, surveys)));
    }

    private static Rig behind(Address address, String name, UnaryOperator<StackOptions> change) {
        return behind(
                address,
                name,
                stack -> address.leadTo(Network.port(stack.parts().get(0))),
                it -> change.apply(RecoveryOptions.lookingForPostgresOn(address.port(), it)));
    }

    /** Ports are known, and led to, before anybody serves there. */
    private static Rig behind(
            Address address,
            String name,
            Consumer<LocalStack> lead,
            UnaryOperator<StackOptions> change) {
        List<String> keys = keys();
        LocalStack stack = LocalStack.in(home(name), change.apply(JourneyOptions.of(keys, AGENTS)));
        lead.accept(stack);
        try {
            stack.start(StackProgress.SILENT);
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
        return new Rig(stack, new Direct(stack), keys, AGENTS, address);
    }

    public LocalStack stack() {
        return stack;
    }

    /** What stands before PostgreSQL, of a rig that was started behind something. */
    public Address address() {
        return address;
    }

    /** One replica after another. */
    public String intake() {
        List<String> urls = front.urls(Service.INTAKE);
        return urls.get(Math.floorMod(turn.getAndIncrement(), urls.size()));
    }

    public String scheduler() {
        return stack.service(Service.SCHEDULER).url();
    }

    public String survey() {
        return stack.service(Service.SURVEY).url();
    }

    /** A service's database, where the service itself looks for it. */
    public Database database(Service service) {
        Database own = stack.database(service);
        return address == null
                ? own
                : new Database(own.host(), address.port(), own.name(), own.user(), own.password());
    }

    /** The sender with that number, from 0. */
    public Wallet.Account sender(int number) {
        Caller caller = front.heard(Service.INTAKE, Caller.withKey(keys.get(number)));
        return new Wallet.Account(JourneyOptions.source(number), caller);
    }

    public List<Wallet.Account> senders() {
        return IntStream.range(0, SENDERS).mapToObj(this::sender).toList();
    }

    /** A person who may read whatever the scheduler decides. */
    public Caller ops() {
        return Caller.withPassword("ops", stack.secrets().password("ops"));
    }

    /** The agent with that number, from 1, who starts with the replica of that number. */
    public Desk.Account agent(int number) {
        String name = "agent-" + number;
        Caller caller =
                front.heard(
                        Service.SURVEY, Caller.withPassword(name, stack.secrets().password(name)));
        return new Desk.Account(
                name, new SurveyClient(caller, () -> front.urls(Service.SURVEY), number));
    }

    public List<Desk.Account> agents() {
        return IntStream.rangeClosed(1, agents).mapToObj(this::agent).toList();
    }

    /** Whether every process that ends leases serves right now, and can. */
    public boolean canEndLeases() {
        return !unwritable
                && stack.replicas(Service.SURVEY).stream().allMatch(ServiceProcess::isReady);
    }

    /** Lets something happen because of which databases take no writes, and leases do not end. */
    public void withoutWrites(Runnable happening) {
        unwritable = true;
        try {
            happening.run();
        } finally {
            unwritable = false;
        }
    }

    public EvidenceReader evidence() {
        return new EvidenceReader(
                database(Service.SCHEDULER), database(Service.SURVEY), stack.bootstrap());
    }

    public Quiet quiet() {
        return new Quiet(database(Service.SCHEDULER), database(Service.SURVEY), stack.kafka());
    }

    @Override
    public void close() {
        stack.close();
    }

    private static Path home(String name) {
        return Homes.fresh(Path.of(System.getProperty("huifang.journeys")), name);
    }

    private static List<String> keys() {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(SENDERS).toList();
    }
}
