package io.huifang.scheduler.decision;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Lineage;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.policy.TypeRule;
import io.huifang.scheduler.statement.Statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is known of one customer when his next event is decided: what the database knew when his row
 * was locked, and what this transaction has decided since.
 */
final class CustomerState {
    /** Subject of a settlement of everything about the customer. */
    static final String EVERYTHING = "";

    /** Reason of a settlement of every reason. */
    private static final String EVERY_REASON = "";

    private final Whereabouts stored;
    private Customer customer;
    private boolean heard;
    private final List<CallbackTask> tasks = new ArrayList<>();
    private final Map<SettledMatter, Instant> settled = new HashMap<>();
    private final Set<SettledMatter> settledNow = new HashSet<>();
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
    }

    /**
     * A reason that no longer applies to a subject.
     *
     * @param customerId whose
     * @param reason which; empty for every one
     * @param subject about what, such as {@code refund:8812}; {@link #EVERYTHING} for everything
     * @param declined whether the customer declined to be called about it; otherwise the matter
     *     itself was settled
     */
    record SettledMatter(String customerId, String reason, String subject, boolean declined) {}

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
                .filter(task -> !task.standing().latestEventTime().isAfter(at))
                .toList();
    }

    /** When the cause was last settled, by event time. */
    Optional<Instant> settledAt(String reason, String cause) {
        if (settled.isEmpty()) return Optional.empty();
        return Stream.of(reason, EVERY_REASON)
                .flatMap(
                        any -> Stream.of(cause, EVERYTHING).map(about -> matter(any, about, false)))
                .map(settled::get)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
    }

    /** When the customer last declined to be called about the cause, by event time. */
    Optional<Instant> declinedAt(String reason, String cause) {
        if (settled.isEmpty()) return Optional.empty();
        return Stream.of(cause, EVERYTHING)
                .map(about -> settled.get(matter(reason, about, true)))
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
    }

    private SettledMatter matter(String reason, String subject, boolean declined) {
        return new SettledMatter(customer.customerId(), reason, subject, declined);
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
        planned.merge(reason, at, CustomerState::later);
    }

    /** Event time of the youngest event that opened a call for the reason. */
    Optional<Instant> lastPlanned(String reason) {
        return Optional.ofNullable(planned.get(reason));
    }

    void knowSettled(SettledMatter matter, Instant at) {
        settled.put(matter, at);
    }

    /** Of these reasons, or of every one when there are none. */
    void settle(Set<String> reasons, String subject, Instant at) {
        if (reasons.isEmpty()) settle(EVERY_REASON, subject, at);
        reasons.forEach(reason -> settle(reason, subject, at));
    }

    void settle(String reason, String subject, Instant at) {
        settle(matter(reason, subject, false), at);
    }

    void decline(String reason, Instant at) {
        settle(matter(reason, EVERYTHING, true), at);
    }

    private void settle(SettledMatter matter, Instant at) {
        settled.merge(matter, at, CustomerState::later);
        settledNow.add(matter);
    }

    /** What this transaction settled, with its newest event time. */
    Map<SettledMatter, Instant> settledNow() {
        Map<SettledMatter, Instant> news = new HashMap<>();
        settledNow.forEach(matter -> news.put(matter, settled.get(matter)));
        return news;
    }

    /** What settles a matter settles all that follows it up. */
    private static boolean isAbout(Matter matter, TypeRule.Clears rule, String subject) {
        Lineage lineage = matter.lineage();
        return rule.covers(matter.reason()) && covers(subject, matter.cause())
                || lineage != null
                        && rule.covers(lineage.caseReason())
                        && covers(subject, lineage.caseCause());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean covers(String subject, String cause) {
        return subject.equals(EVERYTHING) || subject.equals(cause);
    }
}
