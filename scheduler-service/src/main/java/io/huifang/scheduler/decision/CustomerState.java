package io.huifang.scheduler.decision;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Lineage;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.policy.TypeRule;
import io.huifang.scheduler.settled.SettledMatter;
import io.huifang.scheduler.settled.SettledSoFar;
import io.huifang.scheduler.statement.Statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of one customer when his next event is decided: what the database knew when his row
 * was locked, and what this transaction has decided since.
 */
final class CustomerState {
    private final Whereabouts stored;
    private Customer customer;
    private boolean heard;
    private final List<CallbackTask> tasks = new ArrayList<>();
    private final SettledSoFar settled;
    private final Map<String, Instant> planned = new HashMap<>();

    CustomerState(Customer customer) {
        this(customer, customer.whereabouts());
    }

    /**
     * @param stored where his row says that he is, which may be more than was known
     */
    CustomerState(Customer customer, Whereabouts stored) {
        this.customer = customer;
        this.stored = stored;
        this.settled = new SettledSoFar(customer.customerId());
    }

    Customer customer() {
        return customer;
    }

    /** Whether his row must be told where the customer is. */
    boolean toldWhereabouts() {
        return !customer.whereabouts().equals(stored);
    }

    /** Whether by an event of this transaction the customer said something of himself. */
    boolean heardStatement() {
        return heard;
    }

    /** What is settled or declined. */
    SettledSoFar settled() {
        return settled;
    }

    /** All that is open about the customer. */
    List<CallbackTask> open() {
        return tasks.stream().filter(CallbackTask::isOpen).toList();
    }

    /** The open task of a cause. */
    Optional<CallbackTask> open(String reason, String cause) {
        for (CallbackTask task : tasks) {
            if (task.isOpen()
                    && task.matter().reason().equals(reason)
                    && task.matter().cause().equals(cause)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    /** The open task of that id. */
    Optional<CallbackTask> openTask(UUID callbackId) {
        return tasks.stream()
                .filter(CallbackTask::isOpen)
                .filter(task -> task.id().equals(callbackId))
                .findAny();
    }

    /** Open tasks that the rule clears, none of them younger than the settlement. */
    List<CallbackTask> openUntil(TypeRule.Clears rule, String subject, Instant at) {
        return tasks.stream()
                .filter(CallbackTask::isOpen)
                .filter(task -> isAbout(task.matter(), rule, subject))
                .filter(task -> !task.standing().events().latest().isAfter(at))
                .toList();
    }

    /** Answers whether he is elsewhere than he was thought to be. */
    boolean tell(Whereabouts whereabouts) {
        Customer before = customer;
        customer = customer.told(whereabouts);
        heard |= !customer.statements().equals(before.statements());
        return !customer.whereabouts().isSamePlace(before.whereabouts());
    }

    void hear(Statement statement) {
        Customer before = customer;
        customer = customer.heard(statement);
        heard |= !customer.equals(before);
    }

    /** Begins anew with these; what was settled stays known. */
    void know(Customer customer, Collection<CallbackTask> open) {
        this.customer = customer;
        tasks.clear();
        tasks.addAll(open);
    }

    void add(CallbackTask task) {
        tasks.add(task);
    }

    /** A call for the reason was planned about an event of that time. */
    void knowPlanned(String reason, Instant at) {
        planned.merge(reason, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Event time of the youngest event that opened a call for the reason. */
    Optional<Instant> lastPlanned(String reason) {
        return Optional.ofNullable(planned.get(reason));
    }

    /** What settles a matter settles all that follows it up. */
    private static boolean isAbout(Matter matter, TypeRule.Clears rule, String subject) {
        Lineage lineage = matter.lineage();
        return rule.covers(matter.reason()) && covers(subject, matter.cause())
                || lineage != null
                        && rule.covers(lineage.caseReason())
                        && covers(subject, lineage.caseCause());
    }

    private static boolean covers(String subject, String cause) {
        return subject.equals(SettledMatter.EVERYTHING) || subject.equals(cause);
    }
}
