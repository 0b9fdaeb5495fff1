package io.huifang.survey.insight.churn;

/** How long ago a callback ended, in whole days. */
public enum AgeBand {
    UNDER_30("0-29", 0),
    UNDER_60("30-59", 30),
    UNDER_90("60-89", 60),
    FROM_90("90+", 90);

    private final String days;
    private final int least;

    AgeBand(String days, int least) {
        this.days = days;
        this.least = least;
    }

    /** As it is told. */
    public String days() {
        return days;
    }

    /**
     * @param age in whole days; below 0 as if it were 0
     */
    static AgeBand of(long age) {
        AgeBand band = UNDER_30;
        for (AgeBand one : values()) {
            if (age >= one.least) band = one;
        }
        return band;
    }
}
