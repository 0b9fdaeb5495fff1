package io.huifang.survey.insight.indicator.tally;

import java.util.Optional;

/** Groups of final codes by AAPOR's Standard Definitions, as its rates take them together. */
enum Aapor {
    /** 1.1, in the formulas I. */
    COMPLETE,
    /** 1.2, P. */
    PARTIAL,
    /** 2.1x, R: refused or broken off. */
    REFUSED,
    /** 2.2x, NC: somebody is there, the customer was not reached. */
    NOT_REACHED,
    /** 2.3x, O: reached, and could not. */
    OTHER,
    /** 3.x, UH and UO: nobody knows. */
    UNKNOWN;

    /** Empty without a code, and for 4.x, which is not eligible. */
    static Optional<Aapor> of(String code) {
        if (code == null || code.startsWith("4")) {
            return Optional.empty();
        }
        if (code.startsWith("1")) {
            return Optional.of(code.startsWith("1.1") ? COMPLETE : PARTIAL);
        }
        return Optional.of(
                code.startsWith("2.1")
                        ? REFUSED
                        : code.startsWith("2.2")
                                ? NOT_REACHED
                                : code.startsWith("2.3") ? OTHER : UNKNOWN);
    }

    /** Whether the customer was spoken to. */
    boolean reached() {
        return this == COMPLETE || this == PARTIAL || this == REFUSED || this == OTHER;
    }
}
