package io.huifang.journeys;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.journeys.desk.SurveyClient;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.stack.Decisions;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.Daytime;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Post;
import io.huifang.journeys.wallet.Wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** One customer's callback, step by step, by the hands of one sender and one agent. */
final class OneCall {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Rig rig;
    private final Wallet.Account sender;
    private final SurveyClient agent;
    private final String customer;

    private UUID attempt;
    private String etag;

    /**
     * @param customer an id that no other test uses
     */
    OneCall(Rig rig, String customer) {
        this.rig = rig;
        this.sender = rig.sender(0);
        this.agent = rig.agent(1).survey();
        this.customer = customer;
    }

    String customer() {
        return customer;
    }

    UUID attempt() {
        return attempt;
    }

    /** An event about the customer, of ten minutes ago. */
    Draft event(String id, String type, ObjectNode data) {
        EventKey key = new EventKey(sender.source(), customer + "-" + id);
        return new Draft(key, type, customer, Instant.now().minus(Duration.ofMinutes(10)), data);
    }

    /** A contact where it is noon now. */
    static ObjectNode contact(String phone, String name) {
        ObjectNode contact = Json.object().put("phone", phone).put("name", name);
        return contact.put("timeZone", Daytime.zones(Instant.now()).get(0).getId());
    }

    static ObjectNode withContact(ObjectNode data, String phone, String name) {
        return data.set(PersonalData.CONTACT, contact(phone, name));
    }

    /**
     * Posts the event.
     *
     * @param traceParent W3C trace context of the request
     */
    Exchange post(Draft event, String traceParent) {
        return Post.single(event)
                .send(sender.caller().saying("traceparent", traceParent), rig.intake());
    }

    JsonNode decisionOf(Draft event) {
        return soon(() -> Decisions.about(rig, event.key()), exchange -> exchange.is(200)).json();
    }

    JsonNode callback(String callbackId) {
        Exchange exchange = rig.ops().get(rig.scheduler() + "/v1/callbacks/" + callbackId);
        if (!exchange.is(200)) {
            throw new AssertionError("callback: " + exchange);
        }
        return exchange.json();
    }

    JsonNode callbackOnce(String callbackId, String status) {
        AtomicReference<JsonNode> seen = new AtomicReference<>();
        await("callback is " + status)
                .atMost(SOON)
                .until(
                        () -> {
                            seen.set(callback(callbackId));
                            return seen.get().get("status").asText().equals(status);
                        });
        return seen.get();
    }

    /** Claims until the callback's attempt comes; ends whatever else other tests have left. */
    JsonNode claim(String callbackId) {
        return claim(it -> it.get("callbackId").asText().equals(callbackId));
    }

    /** The same for the first attempt about this customer. */
    JsonNode claimOfCustomer() {
        return claim(it -> it.get("customerId").asText().equals(customer));
    }

    private JsonNode claim(Predicate<JsonNode> isOurs) {
        AtomicReference<JsonNode> ours = new AtomicReference<>();
        await("attempt is claimed")
                .atMost(SOON.multipliedBy(6))
                .until(
                        () -> {
                            Exchange exchange = agent.claim(UUID.randomUUID().toString());
                            if (!exchange.is(201)) {
                                return false;
                            }
                            hold(exchange);
                            if (isOurs.test(exchange.json())) {
                                ours.set(exchange.json());
                                return true;
                            }
                            conclude(Json.object().put("disposition", "STATE_CHANGED"));
                            return false;
                        });
        return ours.get();
    }

    Exchange heartbeat() {
        return agent.heartbeat(attempt, etag);
    }

    Exchange reveal() {
        return agent.reveal(attempt, etag);
    }

    Exchange saveDraft(ObjectNode answers) {
        return agent.saveDraft(attempt, etag, answers.toString());
    }

    Exchange conclude(ObjectNode conclusion) {
        String key = UUID.randomUUID().toString();
        return agent.conclude(attempt, etag, key, conclusion.toString());
    }

    /** The fact about this attempt on that topic. */
    Told told(Topic topic) {
        AtomicReference<Told> fact = new AtomicReference<>();
        KafkaRecords.on(rig.stack().kafka().bootstrap())
                .until(
                        topic.topicName(),
                        SOON,
                        records ->
                                records.stream()
                                        .map(Told::of)
                                        .filter(told -> attempt.equals(told.id("attemptId")))
                                        .peek(fact::set)
                                        .findAny()
                                        .isPresent());
        return fact.get();
    }

    private void hold(Exchange claimed) {
        attempt = UUID.fromString(claimed.json().get("attemptId").asText());
        etag = claimed.answer().orElseThrow().etag().orElseThrow();
    }

    private static Exchange soon(Callable<Exchange> call, Predicate<Exchange> enough) {
        return await().atMost(SOON).until(call, enough);
    }
}
