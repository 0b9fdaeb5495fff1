package io.huifang.scheduler.notice;

import io.huifang.contract.callback.NoticeRequested;
import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerPreferenceChanged;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.customer.Approach.Barred;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.permission.Aim;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.NoticeRules.NoticeText;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.Reason.WordOverride;
import io.huifang.scheduler.statement.Dated;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A notice that somebody wants a customer to get. It is a contact like others: it is sent when the
 * same rules allow it that calls are asked for.
 *
 * @param template id of the text, one that the policy knows
 * @param customer who is to get it, locked
 * @param policy the one in force
 * @param questionnaire address of the questionnaire that it invites to; null for any other notice
 */
public record WantedNotice(
        String template, Customer customer, Policy policy, String questionnaire) {
    /** Rule id: whoever took the account over would read it. */
    static final String UNSAFE = "notice.unsafe";

    /** Nothing outranks a customer's word on being asked for his opinion. */
    private static final Aim TO_ANSWER = new Aim(Purpose.SURVEY, WordOverride.NONE, false, false);

    /** Rule id: the customer wishes to be reached in other ways. */
    static final String NO_CHANNEL = "preference.channels";

    /** One that is about a call. */
    public WantedNotice(String template, Customer customer, Policy policy) {
        this(template, customer, policy, null);
    }

    /** The text. */
    public NoticeText text() {
        return policy.notices().text(template);
    }

    /** Whether it leads to a page on which the customer has a say in a call for that reason. */
    public boolean linked(String reason) {
        return questionnaire == null && text().linked() && policy.declinable(reason);
    }

    /** As what budgets count it. */
    ContactKind kind() {
        return questionnaire == null ? ContactKind.NOTICE : ContactKind.SURVEY;
    }

    /** BCP 47 tag of the language the customer prefers; null when he did not say. */
    public String language() {
        return customer.language().orElse(null);
    }

    /** The zone by whose clock the text states times. */
    public ZoneId zone() {
        return policy.feasibleTime().zone(customer.callee());
    }

    /** The ways to send it that the customer accepts, the one wished for most first. */
    public List<NoticeRequested.Channel> channels() {
        Dated<Set<CustomerPreferenceChanged.Channel>> wished =
                customer.statements().preferences().channels();
        if (wished == null || wished.value().isEmpty()) return text().channels();
        return text().channels().stream()
                .filter(way -> wished.value().stream().anyMatch(it -> it.name().equals(way.name())))
                .toList();
    }

    /**
     * When the hours begin in which he may be contacted where he is, UTC; null when they are now,
     * or do not begin while the notice is of use.
     */
    public Instant notBefore(Instant now, Instant notAfter) {
        return hours(now, notAfter) instanceof Feasible open && open.isMoved() ? open.from() : null;
    }

    /** He is written to in the hours in which he might be called, whatever hours he wishes for. */
    private Feasibility hours(Instant now, Instant notAfter) {
        return policy.feasibleTime().earliest(now, customer.callee().withoutWishes(), notAfter);
    }

    /**
     * The rule that forbids it, whatever the budget says.
     *
     * @param notice as it would be sent
     */
    Optional<String> forbiddenBy(Notice notice, Instant now) {
        NoticeRequested fact = notice.fact();
        Optional<Barred> barred = Approach.barred(customer, now);
        if (barred.isPresent()) return barred.map(Barred::rule);
        if (word(fact) instanceof Forbidden never) return Optional.of(never.rule());
        if (notice.reason().filter(Reason::safeNumber).isPresent()) {
            return Optional.of(UNSAFE);
        }
        if (fact.channels().isEmpty()) return Optional.of(NO_CHANNEL);
        return hours(now, fact.notAfter()) instanceof Infeasible never
                ? Optional.of(never.rule().id())
                : Optional.empty();
    }

    /** What is about a call has been asked about with the call. */
    private Permission word(NoticeRequested fact) {
        Instant at = fact.occurredAt();
        return questionnaire == null
                ? null
                : Permission.ask(customer.statements(), TO_ANSWER, policy.permissions(), at, at);
    }
}
