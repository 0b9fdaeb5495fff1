package io.huifang.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/**
 * A world, told fact by fact in the order in which the services would have told them. A few come
 * late, and a few come twice. What would happen after its end is not told.
 */
public final class World implements Iterator<Told> {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Scenario scenario;
    private final Agenda agenda = new Agenda();
    private final Harms harms;
    private final Deciding deciding;

    private Instant hour;
    private Told next;

    /**
     * @param pseudonyms names customers in facts for analytics
     */
    public World(Scenario scenario, UnaryOperator<String> pseudonyms) {
        this.scenario = scenario;
        Truths truths = scenario.truths();
        Draw draw = new Draw(scenario.seed());
        this.harms = new Harms(scenario, scenario.people(), truths, draw);
        this.deciding =
                new Deciding(
                        scenario.seed(),
                        truths,
                        draw,
                        new Calling(truths.afterBusy(), draw, pseudonyms));
        this.hour = scenario.start().minus(HOUR);
    }

    @Override
    public boolean hasNext() {
        if (next == null) next = advance();
        return next != null;
    }

    @Override
    public Told next() {
        if (!hasNext()) throw new NoSuchElementException();
        Told told = next;
        next = null;
        return told;
    }

    private Told advance() {
        while (true) {
            Agenda.Entry entry = agenda.nextBefore(hour.plus(HOUR));
            if (entry == null) {
                hour = hour.plus(HOUR);
                if (!hour.isBefore(scenario.end())) return null;
                harms.of(hour).forEach(agenda::note);
            } else if (entry.told() != null) {
                return entry.told();
            } else {
                deciding.decide(entry.happening(), agenda);
            }
        }
    }
}
