package io.huifang.survey.insight.indicator;

/** How a value follows from numerator and denominator. */
public enum Kind {
    /** The numerator itself; the denominator is 1. */
    COUNT,
    /** Numerator ÷ denominator, from 0 to 1: so many of so many. */
    SHARE,
    /** Numerator ÷ denominator: a sum over how many were added. */
    MEAN,
    /** 100 × numerator ÷ denominator, from −100 to 100: those for less those against. */
    BALANCE,
    /** Counts by steps of the grid of seconds, in a member {@code upTo}. */
    DISTRIBUTION,
    /** The least step of a distribution's grid up to which a given share of it lies. */
    PERCENTILE
}
