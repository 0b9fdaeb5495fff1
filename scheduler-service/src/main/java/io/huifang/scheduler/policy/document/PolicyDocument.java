package io.huifang.scheduler.policy.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.policy.ContactLimits;
import io.huifang.scheduler.policy.FollowUps;
import io.huifang.scheduler.policy.IncidentRules;
import io.huifang.scheduler.policy.NoticeRules;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.TypeRule;
import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.calendar.BusinessCalendar;
import io.huifang.scheduler.policy.law.RulePack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A policy as people write it: YAML, or JSON when the text begins with a brace. */
public final class PolicyDocument {
    /** Longest document that is read, in characters. */
    public static final int LONGEST = 256 * 1024;

    private static final ObjectReader YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);
    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    private static final String[] PROPERTIES = {
        "calling",
        "rulePacks",
        "businessDays",
        "silenceGrace",
        "consent",
        "takeover",
        "budgets",
        "followUps",
        "incidents",
        "holdOut",
        "types",
        "reasons",
        "retryPlan",
        "periodic",
        "notices",
        "appointments"
    };

    private PolicyDocument() {}

    /** As the other one, with what comes with the service for an almanac. */
    public static Reading read(String text, int version) {
        return read(text, version, Almanac.shipped());
    }

    /**
     * Reads a document and checks it whole.
     *
     * @param text YAML or JSON
     * @param version the version the policy has, or will have when it is stored
     * @param almanac the holidays and laws it may name
     */
    public static Reading read(String text, int version, Almanac almanac) {
        List<Fault> faults = new ArrayList<>();
        JsonNode tree = parse(text, faults);
        if (!faults.isEmpty()) return new Reading.Faulty(faults);
        Policy policy = policy(At.root(tree, faults), version, almanac);
        return faults.isEmpty()
                ? new Reading.Sound(policy)
                : new Reading.Faulty(faults.stream().distinct().toList());
    }

    private static JsonNode parse(String text, List<Fault> faults) {
        if (text.length() > LONGEST) {
            faults.add(
                    new Fault(
                            "", "too-long", "must not be longer than " + LONGEST + " characters"));
            return null;
        }
        ObjectReader reader = text.stripLeading().startsWith("{") ? JSON : YAML;
        try {
            JsonNode tree = reader.readTree(text);
            if (!tree.isObject()) {
                faults.add(new Fault("", "invalid", "must be a mapping of names to values"));
            }
            return tree;
        } catch (JsonProcessingException e) {
            faults.add(new Fault("", "unreadable", "is no YAML or JSON" + place(e.getLocation())));
            return null;
        }
    }

    /** Where the text stops being readable; the parser's own words would repeat the text. */
    private static String place(JsonLocation location) {
        if (location == null || location.getLineNr() < 1) return "";
        return ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Policy policy(At root, int version, Almanac almanac) {
        root.allow(PROPERTIES);
        List<RulePack> laws = LawSection.read(root.property("rulePacks"), almanac);
        Duration silenceGrace = Forms.duration(root.required("silenceGrace"), Duration.ZERO);
        At stated = root.required("reasons");
        NoticeRules notices =
                NoticesSection.read(root.property("notices"), stated.entries().keySet());
        RetrySection retries =
                new RetrySection(stated.entries().keySet(), notices.known().keySet());
        BusinessCalendar calendar = CalendarSection.read(root.required("businessDays"), almanac);
        Map<String, Reason> reasons =
                new ReasonsSection(retries, root.required("retryPlan")).read(stated);
        Map<String, TypeRule> types = new TypesSection(reasons).read(root.required("types"));
        return new Policy(
                version,
                types,
                reasons,
                new CallingSection(almanac, laws).read(root.required("calling")),
                calendar,
                silenceGrace,
                laws,
                PermissionSections.read(root),
                root.optional("budgets")
                        .map(new BudgetsSection(notices.known().keySet())::read)
                        .orElse(ContactLimits.USUAL),
                root.optional("followUps")
                        .map(new FollowUpsSection(reasons.keySet())::read)
                        .orElse(FollowUps.UNSTATED),
                CalendarSection.clock(root.property("businessDays"), calendar),
                new PeriodicSection(reasons.keySet()).read(root.property("periodic")),
                root.optional("incidents")
                        .map(new IncidentsSection(types, reasons, notices.known().keySet())::read)
                        .orElse(IncidentRules.NONE),
                HoldOutSection.read(root, reasons, types),
                notices,
                root.optional("appointments")
                        .map(AppointmentsSection::read)
                        .orElse(AppointmentRules.NONE));
    }
}
