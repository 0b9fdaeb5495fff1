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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A stack of one's own, and those who may call it. */
public final class Rig implements AutoCloseable {
    /** Short, so that what dead agents hold comes back while somebody watches. */
    public static final Duration LEASE = Duration.ofSeconds(10);

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

    /** Of a stack that was started; {@link Rigs} starts them. */
    Rig(LocalStack stack, Front front, List<String> keys, int agents, Address address) {
        this.stack = stack;
        this.front = front;
        this.keys = keys;
        this.agents = agents;
        this.address = address;
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
        return IntStream.range(0, keys.size()).mapToObj(this::sender).toList();
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

    /**
     * Lets nothing become due any more: with many thousands of tasks that wait, one of them is due
     * at any time. The schedulers are restarted for it.
     */
    public void holdDispatch() {
        for (ServiceProcess scheduler : stack.replicas(Service.SCHEDULER)) {
            scheduler.configure("huifang.dispatch.enabled", "false");
            scheduler.restart();
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
}
