package io.huifang.scheduler.input;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value that the rule of a decision looked at. All of them stand here, so that nobody adds one
 * without saying what an erasure does with it.
 */
public enum Input {
    EVENT_TIME("eventTime", Erasure.KEEPS),
    EXPIRY_TIME("expiryTime", Erasure.KEEPS),
    FRESH_UNTIL("freshUntil", Erasure.FORGETS_WITH_A_WISH),
    DUE_AT("dueAt", Erasure.FORGETS_WITH_A_WISH),
    /** The instant that the customer asked for, also one that cannot be kept. */
    PREFERRED_AT("preferredAt", Erasure.FORGETS),
    FIRST_CONTACT_DUE_AT("firstContactDueAt", Erasure.FORGETS_WITH_A_WISH),
    SETTLED_AT("settledAt", Erasure.KEEPS),
    DECLINED_AT("declinedAt", Erasure.KEEPS),
    REASONS("reasons", Erasure.KEEPS),
    LAST_PLANNED_AT("lastPlannedAt", Erasure.KEEPS),
    AT_MOST_EVERY("atMostEvery", Erasure.KEEPS),
    /** The share that is held out; stands where some are. */
    HOLD_OUT_SHARE("holdOutShare", Erasure.KEEPS),
    INCIDENT("incident", Erasure.KEEPS),
    INCIDENT_SINCE("incidentSince", Erasure.KEEPS),

    // where the customer is
    ZONES("zones", Erasure.FORGETS),
    REGION("region", Erasure.FORGETS),
    WINDOW_OPENS_AT("windowOpensAt", Erasure.FORGETS_WITH_A_WISH),
    MOVED_BY("movedBy", Erasure.KEEPS),

    // whether he may be contacted
    SUPPRESSED_UNTIL("suppressedUntil", Erasure.KEEPS),
    SUPPRESSED_SINCE("suppressedSince", Erasure.KEEPS),
    SUPPRESSED_BY("suppressedBy", Erasure.KEEPS),
    CONSENT_GRANTED_AT("consentGrantedAt", Erasure.KEEPS),
    CONSENT_WITHDRAWN_AT("consentWithdrawnAt", Erasure.KEEPS),
    NO_CALLS_SINCE("noCallsSince", Erasure.FORGETS),
    CONTACT_CHANGED_AT("contactChangedAt", Erasure.FORGETS),
    NUMBER_AS_OF("numberAsOf", Erasure.FORGETS),
    OVERRIDE("override", Erasure.KEEPS),

    // what he says of himself
    PURPOSE("purpose", Erasure.KEEPS),
    GRANTED_AT("grantedAt", Erasure.KEEPS),
    WITHDRAWN_AT("withdrawnAt", Erasure.KEEPS),
    SAID_AT("saidAt", Erasure.KEEPS),
    CHANGED_AT("changedAt", Erasure.FORGETS),
    OLDER_NUMBER_FOR_HARM_BEFORE("olderNumberForHarmBefore", Erasure.FORGETS),

    // what becomes of open callbacks
    CANCELLED("cancelled", Erasure.KEEPS),
    STOPPED("stopped", Erasure.KEEPS),
    REDIRECTED("redirected", Erasure.KEEPS),
    GO_ON("goOn", Erasure.KEEPS);

    /** What becomes of it in the decisions about a customer who is erased. */
    private enum Erasure {
        /** It stays: it says when and why something was decided. */
        KEEPS,
        /** It goes: it says where he was, what he wished or when his number was another. */
        FORGETS,
        /** It goes where he asked for an instant, which could be read from it; else it stays. */
        FORGETS_WITH_A_WISH
    }

    private final String toldAs;
    private final Erasure erasure;

    Input(String toldAs, Erasure erasure) {
        this.toldAs = toldAs;
        this.erasure = erasure;
    }

    /** Its name on the log, in the books and for the pages. */
    public String toldAs() {
        return toldAs;
    }

    /** Names of those that an erasure takes out. */
    public static List<String> forgotten() {
        return names(Erasure.FORGETS);
    }

    /** Names of those that it also takes out where the customer asked for an instant. */
    public static List<String> forgottenWithAWish() {
        return names(Erasure.FORGETS_WITH_A_WISH);
    }

    private static List<String> names(Erasure erasure) {
        return Arrays.stream(values())
                .filter(it -> it.erasure == erasure)
                .map(Input::toldAs)
                .toList();
    }

    /** The values as they are told: by name, in the same order. */
    public static Map<String, Object> byName(Map<Input, Object> values) {
        Map<String, Object> told = new LinkedHashMap<>();
        values.forEach((input, value) -> told.put(input.toldAs, value));
        return told;
    }
}
