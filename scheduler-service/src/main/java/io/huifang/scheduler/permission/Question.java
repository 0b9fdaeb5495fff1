package io.huifang.scheduler.permission;

import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Permissions;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.statement.Consent;
import io.huifang.scheduler.statement.Statements;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One question for permission, with what was found on the way to its answer. */
final class Question {
    /** The vault keeps contacts by the instant from which they hold. */
    private static final Duration JUST_BEFORE = Duration.ofMillis(1);

    private final Statements said;
    private final Aim aim;
    private final Permissions rules;
    private final Instant latest;
    private final Map<Input, Object> inputs = new LinkedHashMap<>();
    private final StringBuilder note = new StringBuilder();

    Question(Statements said, Aim aim, Permissions rules, Instant latest) {
        this.said = said;
        this.aim = aim;
        this.rules = rules;
        this.latest = latest;
    }

    Permission answer(Instant harm) {
        return consent().or(this::calls).orElseGet(() -> new Allowed(number(harm), note(), inputs));
    }

    private Optional<Permission> consent() {
        Consent consent = said.consent(aim.purpose());
        if (consent.stops(latest)) {
            inputs.put(Input.CONSENT_WITHDRAWN_AT, consent.withdrawnAt());
            if (outranks(consent.withdrawnAt(), "he withdrew his consent")) return Optional.empty();
            return forbidden(
                    Permission.CONSENT_WITHDRAWN,
                    "The customer withdrew his consent to contacts for "
                            + aim.purpose()
                            + " at "
                            + consent.withdrawnAt()
                            + ".");
        }
        return rules.needGrant().contains(aim.purpose()) ? grant(consent) : Optional.empty();
    }

    /**
     * A grant counts for what happened before it, too, but revives nothing: what was refused before
     * it came stays refused. So the order of arrival matters where the customer permits something.
     */
    private Optional<Permission> grant(Consent consent) {
        if (consent.isGranted()) {
            inputs.put(Input.CONSENT_GRANTED_AT, consent.grantedAt());
            return Optional.empty();
        }
        if (aim.override() == Reason.WordOverride.PROTECTS
                || aim.override() == Reason.WordOverride.REQUESTED) {
            outranked("no consent was given");
            return Optional.empty();
        }
        return forbidden(
                Permission.CONSENT_MISSING,
                "Contacts for "
                        + aim.purpose()
                        + " need the customer's consent, and he gave none.");
    }

    private Optional<Permission> calls() {
        if (!aim.byCall()) return Optional.empty();
        Instant noCallsSince = said.preferences().noCallsAbout(latest);
        if (noCallsSince == null) return Optional.empty();
        inputs.put(Input.NO_CALLS_SINCE, noCallsSince);
        if (outranks(noCallsSince, "he wished for no calls")) return Optional.empty();
        return forbidden(
                Permission.NO_CALLS,
                "The customer wished at " + noCallsSince + " not to be contacted by calls.");
    }

    /** What outranks his word is always told. */
    private boolean outranks(Instant word, String what) {
        boolean outranks =
                switch (aim.override()) {
                    case NONE, PRESSING -> false;
                    case PROTECTS -> true;
                    case REQUESTED -> latest.isAfter(word);
                };
        if (outranks) outranked(what + " at " + word);
        return outranks;
    }

    private void outranked(String what) {
        inputs.put(Input.OVERRIDE, aim.override());
        note.append("; ").append(what);
        note.append(
                aim.override() == Reason.WordOverride.PROTECTS
                        ? ", but the call is for his own protection"
                        : ", but he asked for this call");
    }

    private Instant number(Instant harm) {
        if (!aim.safeNumber()) return null;
        Instant trusted = harm.minus(rules.distrustFor());
        Optional<Instant> changed = said.contactChanges().firstSince(trusted);
        if (changed.isEmpty()) return null;
        Instant numberAsOf = changed.get().minus(JUST_BEFORE);
        inputs.put(Input.CONTACT_CHANGED_AT, changed.get());
        inputs.put(Input.NUMBER_AS_OF, numberAsOf);
        note.append("; the number is the one from before ")
                .append(changed.get())
                .append(", when the contact was changed, because the new one may be a thief's");
        return numberAsOf;
    }

    private Optional<Permission> forbidden(String rule, String explanation) {
        return Optional.of(new Forbidden(rule, explanation, inputs));
    }

    private String note() {
        return note.toString();
    }
}
