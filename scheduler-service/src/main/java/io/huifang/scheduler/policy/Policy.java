package io.huifang.scheduler.policy;

import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.calendar.BusinessCalendar;
import io.huifang.scheduler.policy.calendar.BusinessClock;
import io.huifang.scheduler.policy.law.LawLimit;
import io.huifang.scheduler.policy.law.RulePack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of what the company decided about calling. Immutable and consistent: every name it
 * uses is defined in it, so asking it never fails.
 *
 * @param version from 1, given when it was stored; stands on every decision it made
 * @param types rules by CloudEvents type, such as {@code io.huifang.refund.delayed.v1}; a type that
 *     is missing is ignored
 * @param reasons by name
 * @param feasibleTime when calling is allowed
 * @param calendar which days are business days
 * @param silenceGrace how long after the end of its window a dispatched attempt may stay unheard of
 *     before it counts as lost and another one follows
 * @param laws the rule packs that are switched on
 * @param permissions what it wants before a customer may be contacted
 * @param contactLimits how often a customer may be contacted
 * @param followUps when one call leads to another
 * @param businessClock business time, by which some targets are measured
 * @param periodic calls that no event asks for, one rule for a reason
 * @param incidents when many events are one incident
 * @param holdOut who is not called, so that the effect of calls can be measured
 * @param notices which written notices there are
 * @param appointments which times customers may choose
 */
public record Policy(
        int version,
        Map<String, TypeRule> types,
        Map<String, Reason> reasons,
        FeasibleTime feasibleTime,
        BusinessCalendar calendar,
        Duration silenceGrace,
        List<RulePack> laws,
        Permissions permissions,
        ContactLimits contactLimits,
        FollowUps followUps,
        BusinessClock businessClock,
        List<Periodic> periodic,
        IncidentRules incidents,
        HoldOut holdOut,
        NoticeRules notices,
        AppointmentRules appointments) {

    public Policy {
        types = Map.copyOf(types);
        reasons = Map.copyOf(reasons);
        laws = List.copyOf(laws);
        periodic = List.copyOf(periodic);
    }

    /**
     * Whether the customer has a say in calls for that reason: what he can decline by an event he
     * can decline, or move, on his page as well. Calls that protect him are not among them, because
     * whoever took his account over reads his messages.
     */
    public boolean declinable(String reason) {
        return types.values().stream()
                .anyMatch(it -> it instanceof TypeRule.Declines rule && rule.covers(reason));
    }

    /** The rule for a CloudEvents type; empty for a type the policy does not know. */
    public Optional<TypeRule> rule(String type) {
        TypeRule stated = types.get(type);
        return stated != null
                ? Optional.of(stated)
                : periodic.stream()
                        .filter(it -> it.type().equals(type))
                        .map(Periodic::rule)
                        .findAny();
    }

    /** The catalogue's types that it has no rule for, as a policy of an earlier release may. */
    public List<String> typesWithoutRule() {
        return WalletEventCatalogue.all().stream()
                .map(WalletEventShape::type)
                .filter(type -> !types.containsKey(type))
                .toList();
    }

    /**
     * The reason of that name. Present for every name this policy uses itself; a task planned by
     * another version may carry a name this one has dropped.
     */
    public Optional<Reason> reason(String name) {
        return Optional.ofNullable(reasons.get(name));
    }

    /**
     * The reason of that name as it is within a case.
     *
     * @param caseReason the reason the case began with
     */
    public Optional<Reason> reason(String name, String caseReason) {
        Optional<Reason> reason = reason(name);
        if (name.equals(caseReason)) return reason;
        Optional<Reason> first = reason(caseReason).filter(Reason::safeNumber);
        return reason.map(it -> first.map(it::within).orElse(it));
    }

    /** The reason a rule of this policy schedules. */
    public Reason reasonOf(TypeRule.Schedules rule) {
        return reason(rule.reason())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "policy " + version + " has no reason " + rule.reason()));
    }

    /**
     * When the first attempt is due, before windows and budgets are asked: the rule's own wait,
     * else the severity's, else the reason's, counted from the event's time.
     */
    public Instant dueAt(TypeRule.Schedules rule, Instant eventTime, EventFacts facts) {
        Wait wait = rule.ownWait() != null ? rule.ownWait() : reasonOf(rule).waitFor(facts);
        return wait.endsAt(eventTime, calendar);
    }

    /**
     * The earliest stretch in which a call for that reason may be made. Hours that the customer
     * wishes for put off any call; they end none that is too serious for it.
     *
     * @param notBefore not before this instant, UTC
     * @param freshUntil a call at or after this instant is of no use, UTC
     */
    public Feasibility callTime(
            Reason reason, Callee callee, Instant notBefore, Instant freshUntil) {
        Feasibility time = feasibleTime.earliest(notBefore, callee, freshUntil);
        boolean unwelcome = time instanceof Infeasible never && never.rule() == Rule.WISHES;
        return unwelcome && reason.outlastsWishes()
                ? feasibleTime.earliest(notBefore, callee.withoutWishes(), freshUntil)
                : time;
    }

    /**
     * How often the law allows a customer to be contacted, over all reasons. Where it is another
     * day in one of his zones, the laws of either day count.
     *
     * @param at when the contact would be, UTC
     */
    public List<LawLimit> lawLimits(Callee callee, Instant at) {
        List<LocalDate> days = feasibleTime.days(callee, at);
        return laws.stream()
                .filter(law -> law.holdsIn(callee.region()))
                .flatMap(law -> days.stream().flatMap(law::limitsOn))
                .distinct()
                .toList();
    }

    /**
     * How often a customer may be contacted, the laws that hold for him included.
     *
     * @param at when the contact would be, UTC
     */
    public ContactLimits contactLimits(Callee callee, Instant at) {
        return laws.isEmpty()
                ? contactLimits
                : contactLimits.andOfLaw(lawLimits(callee, at).stream().map(LawLimit::limit));
    }

    /** The longest window of its limits and of the laws it switched on. */
    public Duration longestWindow() {
        return contactLimits
                .andOfLaw(laws.stream().flatMap(law -> law.limits().stream()))
                .longest();
    }

    /**
     * The holidays it would need within a month and does not know, because nobody told about the
     * year yet: until then those days count by their weekdays.
     *
     * @return such as {@code cn 2027}
     */
    public List<String> missingHolidays(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        return Stream.concat(feasibleTime.calendars().stream(), Stream.of(calendar.holidays()))
                .flatMap(known -> known.missing(today, today.plusMonths(1)))
                .distinct()
                .sorted()
                .toList();
    }
}
