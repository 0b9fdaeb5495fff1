package io.huifang.contract.attempt;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How one attempt ended. The flags are facts about the disposition; what follows from it is the
 * policy's retry plan. Codes: AAPOR Standard Definitions, telephone surveys.
 */
public enum Disposition {
    REACHED_RESOLVED("1.1", Flag.CONTACTED, Flag.RIGHT_PARTY, Flag.FINAL, Flag.SURVEY, Flag.COUNTS),
    REACHED_PARTIAL("1.2", Flag.CONTACTED, Flag.RIGHT_PARTY, Flag.NOTE, Flag.SURVEY, Flag.COUNTS),
    REACHED_UNRESOLVED(
            null,
            Flag.CONTACTED,
            Flag.RIGHT_PARTY,
            Flag.FINAL,
            Flag.NOTE,
            Flag.SURVEY,
            Flag.COUNTS),
    APPOINTMENT_MADE("2.12", Flag.CONTACTED, Flag.RIGHT_PARTY, Flag.COUNTS),
    APPOINTMENT_BROKEN("2.112", Flag.COUNTS),
    REFUSED_SOFT("2.112", Flag.CONTACTED, Flag.RIGHT_PARTY, Flag.COUNTS),
    REFUSED_HARD("2.112", Flag.CONTACTED, Flag.RIGHT_PARTY, Flag.FINAL, Flag.COUNTS),
    THIRD_PARTY("2.20", Flag.CONTACTED, Flag.COUNTS),
    VOICEMAIL("2.22", Flag.COUNTS),
    NO_ANSWER("3.13", Flag.COUNTS),
    BUSY("3.12", Flag.COUNTS),
    LINE_FAILURE("3.16"),
    NUMBER_DEAD("4.32", Flag.OTHER_NUMBER, Flag.COUNTS),
    WRONG_PERSON("4.1", Flag.CONTACTED, Flag.OTHER_NUMBER, Flag.NOTE, Flag.COUNTS),
    LANGUAGE_BARRIER("2.33", Flag.CONTACTED, Flag.RIGHT_PARTY, Flag.COUNTS),
    UNABLE("2.32", Flag.CONTACTED, Flag.NOTE, Flag.COUNTS),
    DECEASED("2.31", Flag.CONTACTED, Flag.FINAL, Flag.NOTE, Flag.COUNTS),
    ID_FAILED(null, Flag.CONTACTED, Flag.FINAL, Flag.NOTE, Flag.COUNTS),
    FRAUD_SUSPECTED(null, Flag.CONTACTED, Flag.FINAL, Flag.NOTE, Flag.COUNTS),
    STATE_CHANGED("4.70", Flag.FINAL),
    /** The call was not made at all; {@link NotMade} says why. */
    NOT_MADE(null);

    private enum Flag {
        CONTACTED,
        RIGHT_PARTY,
        FINAL,
        OTHER_NUMBER,
        NOTE,
        SURVEY,
        COUNTS
    }

    private final String aapor;
    private final Set<Flag> flags;

    Disposition(String aapor, Flag... flags) {
        this.aapor = aapor;
        this.flags = EnumSet.noneOf(Flag.class);
        this.flags.addAll(Set.of(flags));
    }

    /** AAPOR final disposition code; empty where the standard has none. */
    public Optional<String> aapor() {
        return Optional.ofNullable(aapor);
    }

    /** Somebody answered. */
    public boolean contacted() {
        return flags.contains(Flag.CONTACTED);
    }

    /** The customer himself answered. */
    public boolean rightParty() {
        return flags.contains(Flag.RIGHT_PARTY);
    }

    /** No further attempt follows. */
    public boolean isFinal() {
        return flags.contains(Flag.FINAL);
    }

    /** Another number should be tried. */
    public boolean otherNumber() {
        return flags.contains(Flag.OTHER_NUMBER);
    }

    /** The agent must write a note. */
    public boolean noteRequired() {
        return flags.contains(Flag.NOTE);
    }

    /** The questionnaire may have been asked. */
    public boolean surveyed() {
        return flags.contains(Flag.SURVEY);
    }

    /** Counts against the contact budget. */
    public boolean counts() {
        return flags.contains(Flag.COUNTS);
    }
}
