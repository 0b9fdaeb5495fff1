package io.huifang.scheduler.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.decision.WalletEventReader.Unreadable;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.policy.HoldOut;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Statements;
import io.huifang.scheduler.statement.Wish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What holds when an event comes: the clock, the customer, the policy and the event's own data. */
final class Situation {
    /** 12:00 in Shanghai, a Wednesday. */
    static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    static final Policy POLICY = DefaultPolicy.read();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CUSTOMER = "c-1";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Map<String, Consumer<Situation>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("nothing special", it -> {});
        ALL.put("at 23:00", Situation::atNight);
        ALL.put("on the National Day", it -> it.at(Instant.parse("2026-10-01T04:00:00Z")));
        ALL.put("in New York", Situation::inNewYork);
        ALL.put("everything is open", it -> it.everythingIsOpen(NOON.minusSeconds(60)));
        ALL.put("everything is open and younger", it -> it.everythingIsOpen(NOON.plusSeconds(60)));
        ALL.put("settled by its own event since", Situation::settled);
        ALL.put("the account was closed since", it -> it.since("account.closed", "{}"));
        ALL.put("all calls were declined since", it -> it.since("callback.declined", "{}"));
        ALL.put(
                "calls about refunds were declined since",
                it -> it.since("callback.declined", "{\"topic\":\"refund-progress\"}"));
        ALL.put("the sender's expiry time has passed", it -> it.expiryTime = NOON);
        ALL.put("it happened forty days ago", it -> it.time = NOON.minus(DAY.multipliedBy(40)));
        ALL.put("at 23:00, of use until 06:00", Situation::atNightOfUseUntilSix);
        ALL.put("must not be contacted", Situation::suppressed);
        ALL.put("every consent was withdrawn before", Situation::withdrawn);
        ALL.put("consent to be asked for opinions", Situation::agrees);
        ALL.put("wants no calls", it -> it.prefers(null, Set.of(Channel.SMS)));
        ALL.put("wishes to be called from 18:00 to 19:00", it -> it.prefers(hours(18), null));
        ALL.put("wishes to be called from 03:00 to 04:00", it -> it.prefers(hours(3), null));
        ALL.put("the number was changed three days ago", it -> it.numberChanged(3));
        ALL.put("the number was changed eight days ago", it -> it.numberChanged(8));
        ALL.put(
                "small amounts, middling scores, kind words",
                it -> it.saying("amount", "9999.99", "score", 3, "sentiment", "POSITIVE"));
        ALL.put(
                "amounts and scores at the threshold",
                it -> it.saying("amount", "10000.00", "score", 2, "sentiment", "NEUTRAL"));
        ALL.put("severity 1", it -> it.saying("severity", 1));
        ALL.put("severity 2", it -> it.saying("severity", 2));
        ALL.put("severity 4", it -> it.saying("severity", 4));
        ALL.put("a time was asked for", it -> it.saying("preferredAt", "2026-03-06T08:00:00Z"));
        ALL.put(
                "a time at night was asked for",
                it -> it.saying("preferredAt", "2026-03-06T15:00:00Z"));
        ALL.put(
                "a time was asked for that has passed",
                it -> it.saying("preferredAt", "2026-03-04T03:00:00Z"));
        ALL.put("a call for the same reason was planned yesterday", Situation::plannedBefore);
        ALL.put("an incident of the payments' network", Situation::incident);
        ALL.put("in the control group of every reason", Situation::controlGroup);
        ALL.put("the customer was erased", Situation::erased);
    }

    private Instant now = NOON;
    private Instant time = NOON;
    private Instant expiryTime;
    private ZoneId zone = ZoneId.of("Asia/Shanghai");
    private Policy policy = POLICY;
    private CustomerState state = new CustomerState(Customer.unknown(CUSTOMER));
    private IncidentLedger incidents = IncidentLedger.unwatched(NOON);
    private final Map<String, Object> said = new LinkedHashMap<>();

    private Situation() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    static Situation of(String name) {
        Situation situation = new Situation();
        ALL.get(name).accept(situation);
        return situation;
    }

    /** The zone in which the customer lives. */
    ZoneId zone() {
        return zone;
    }

    /**
     * Decides an event that comes now.
     *
     * @param name its type without what all types have in common
     */
    Decision decide(String name, String data) {
        return decide(name, data, time);
    }

    private Decision decide(String name, String data, Instant at) {
        TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), now);
        DecisionBatch batch =
                new DecisionBatch(
                        policy, new HashMap<>(Map.of(CUSTOMER, state)), ledger, incidents);
        batch.decide(received(name, data, at));
        return batch.decided().get(0).decision();
    }

    private ReceivedEvent received(String name, String data, Instant at) {
        try {
            ObjectNode stated = (ObjectNode) JSON.readTree(data);
            said.forEach((member, value) -> stated.set(member, JSON.valueToTree(value)));
            WalletEvent event =
                    WalletEventText.event(
                            "io.huifang." + name + ".v1", CUSTOMER, at, expiryTime, stated);
            UUID key = UUID.randomUUID();
            return new ReceivedEvent(
                    key, key, "/test", "1", null, stated, stated.toString(), event);
        } catch (JsonProcessingException | Unreadable wrong) {
            throw new IllegalArgumentException(name + " " + data, wrong);
        }
    }

    private void at(Instant now) {
        this.now = now;
        this.time = now;
    }

    private void atNight() {
        at(Instant.parse("2026-03-04T15:00:00Z"));
    }

    private void atNightOfUseUntilSix() {
        atNight();
        expiryTime = Instant.parse("2026-03-04T22:00:00Z");
    }

    private void inNewYork() {
        zone = ZoneId.of("America/New_York");
        state.tell(Whereabouts.of(List.of(zone.getId()), "US", NOON.minus(DAY)));
    }

    private void agrees() {
        state.hear(new Statement.ConsentGranted(Purpose.SURVEY, NOON.minus(DAY)));
    }

    private void everythingIsOpen(Instant since) {
        agrees();
        OpenTasks.add(state, since);
    }

    private void settled() {
        since("refund.settled", "{\"refundId\":\"x-1\"}");
        since("complaint.handled", "{\"complaintId\":\"x-1\"}");
        since("dispute.resolved", "{\"disputeId\":\"x-1\"}");
    }

    private void since(String name, String data) {
        decide(name, data, NOON.plusSeconds(1));
    }

    private void suppressed() {
        Suppression never = new Suppression(null, "asked", "someone", NOON.minus(DAY));
        state = new CustomerState(new Customer(CUSTOMER, Whereabouts.UNKNOWN, never));
    }

    private void erased() {
        state =
                new CustomerState(
                        new Customer(CUSTOMER, Whereabouts.UNKNOWN, null, true, Statements.NONE));
    }

    private void withdrawn() {
        for (Purpose purpose : Purpose.values()) {
            state.hear(new Statement.ConsentWithdrawn(purpose, NOON.minus(DAY)));
        }
    }

    private void prefers(List<Wish> hours, Set<Channel> channels) {
        state.hear(new Statement.PreferenceChanged(hours, null, channels, null, NOON.minus(DAY)));
    }

    private static List<Wish> hours(int from) {
        return List.of(Wish.daily(LocalTime.of(from, 0), LocalTime.of(from + 1, 0)));
    }

    private void numberChanged(int daysAgo) {
        state.hear(new Statement.ContactChanged(NOON.minus(DAY.multipliedBy(daysAgo))));
    }

    private void saying(Object... membersAndValues) {
        for (int i = 0; i < membersAndValues.length; i += 2) {
            said.put((String) membersAndValues[i], membersAndValues[i + 1]);
        }
    }

    private void plannedBefore() {
        POLICY.reasons().keySet().forEach(reason -> state.knowPlanned(reason, NOON.minus(DAY)));
    }

    private void incident() {
        Instant began = NOON.minus(Duration.ofMinutes(10));
        Incident outage =
                new Incident(
                        UUID.randomUUID(),
                        new IncidentKey("payment-outage", List.of("NETWORK")),
                        began,
                        new Act(began, null, "many"),
                        null,
                        0);
        incidents = new IncidentLedger(POLICY.incidents(), List.of(outage), List.of(), NOON);
    }

    private void controlGroup() {
        Map<String, Double> shares =
                POLICY.reasons().keySet().stream()
                        .collect(Collectors.toMap(reason -> reason, reason -> 1.0));
        policy =
                new Policy(
                        POLICY.version(),
                        POLICY.types(),
                        POLICY.reasons(),
                        POLICY.feasibleTime(),
                        POLICY.calendar(),
                        POLICY.silenceGrace(),
                        POLICY.laws(),
                        POLICY.permissions(),
                        POLICY.contactLimits(),
                        POLICY.followUps(),
                        POLICY.businessClock(),
                        POLICY.periodic(),
                        POLICY.incidents(),
                        new HoldOut("any", shares),
                        POLICY.notices(),
                        POLICY.appointments());
    }
}
