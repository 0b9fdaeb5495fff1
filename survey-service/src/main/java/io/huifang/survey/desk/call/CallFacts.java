package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Brief;
import io.huifang.survey.page.Wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a call is about, in the page's language: what happened, amounts, times. */
final class CallFacts {
    /** Told elsewhere, or of no use to who calls. */
    private static final Set<String> NOT_SHOWN = Set.of("source", "id", "currency");

    private CallFacts() {}

    static List<Fact> of(Attempt attempt, Wording wording) {
        Brief brief = attempt.brief();
        List<Fact> facts = new ArrayList<>();
        fact(facts, wording, "customer", brief.customerId());
        fact(facts, wording, "subject", brief.subjectRef());
        if (brief.eventTime() != null) {
            fact(facts, wording, "eventTime", wording.at(brief.eventTime()));
        }
        context(facts, wording, CallScript.read(brief.context()));
        fact(facts, wording, "purpose", wording.name("purpose", brief.purpose()));
        fact(facts, wording, "attempt", Integer.toString(brief.number()));
        fact(facts, wording, "priority", Integer.toString(attempt.priority()));
        fact(facts, wording, "due", wording.at(attempt.dueAt()));
        fact(facts, wording, "window", wording.at(attempt.callableUntil()));
        if (brief.numberAsOf() != null) {
            fact(facts, wording, "numberAsOf", wording.at(brief.numberAsOf()));
        }
        return facts;
    }

    private static void context(List<Fact> facts, Wording wording, JsonNode context) {
        context.properties().stream()
                .filter(it -> !NOT_SHOWN.contains(it.getKey()))
                .forEach(
                        it ->
                                facts.add(
                                        new Fact(
                                                wording.name("context", it.getKey()),
                                                value(wording, context, it.getKey()))));
    }

    private static String value(Wording wording, JsonNode context, String name) {
        JsonNode value = context.path(name);
        String text = value.isValueNode() ? value.asText() : value.toString();
        if (name.equals("eventType")) return wording.name("eventType", text);
        boolean money = name.equals("amount") && context.has("currency");
        return money ? text + " " + context.path("currency").asText() : text;
    }

    private static void fact(List<Fact> facts, Wording wording, String name, String value) {
        if (value != null) facts.add(new Fact(wording.say("fact." + name), value));
    }
}
