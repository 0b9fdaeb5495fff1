package io.huifang.journeys.desk;

import io.huifang.journeys.load.Load;
import io.huifang.journeys.load.Shift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Agents at work side by side, until they are sent home. */
public final class Desk implements Load, AutoCloseable {
    private final Shift shift;
    private final DeskJournal journal = new DeskJournal();
    private final List<Agent> agents = new ArrayList<>();

    /**
     * An agent's access to the survey service.
     *
     * @param name account name
     * @param survey under that account
     */
    public record Account(String name, SurveyClient survey) {}

    /**
     * @param lease how long the service leases an attempt
     */
    public Desk(List<Account> accounts, long seed, Duration lease) {
        this.shift = new Shift(accounts.size());
        for (Account account : accounts) {
            Random own = new Random(seed + agents.size());
            agents.add(new Agent(account, lease, own, journal));
        }
    }

    /**
     * Begins to work.
     *
     * @param pace from one answer to the next request of an agent
     */
    public void start(Duration pace) {
        for (int number = 0; number < agents.size(); number++) {
            Duration first = pace.multipliedBy(number).dividedBy(agents.size());
            shift.begin(agents.get(number)::step, first, pace);
        }
    }

    public DeskJournal journal() {
        return journal;
    }

    /** Calls concluded so far. */
    @Override
    public int done() {
        return journal.concluded();
    }

    /** There may always be another call. */
    @Override
    public boolean isFinished() {
        return false;
    }

    /** Sends everybody home in the middle of whatever they do; what they hold is not given back. */
    @Override
    public void close() {
        shift.close();
    }
}
