package io.huifang.survey.help;

import io.huifang.survey.customer.CompanyConfig;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The times that the help page offers right now. */
@ApplicationScoped
class HelpTimes {
    private final CallingHours hours;
    private final int mostInADay;
    private final ZoneId companysZone;
    private final Clock clock;

    HelpTimes(HelpConfig config, CompanyConfig company, Clock clock) {
        this.hours = new CallingHours(config.from(), config.until(), config.days());
        this.mostInADay = config.mostInADay();
        this.companysZone = company.timeZone();
        this.clock = clock;
    }

    /** The customer's zone; the company's when nobody said. */
    ZoneId zone(String said) {
        return said == null ? companysZone : ZoneId.of(said);
    }

    List<Instant> slots(ZoneId zone) {
        return hours.slots(clock.instant(), zone);
    }

    /**
     * Whether a call may be wished for then.
     *
     * @param wished null for as soon as possible
     */
    boolean takes(Instant wished, ZoneId zone) {
        return wished == null || hours.takes(wished, clock.instant(), zone);
    }

    /** So many requests a customer may make in 24 hours. */
    int mostInADay() {
        return mostInADay;
    }
}
