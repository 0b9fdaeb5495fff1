package io.huifang.journeys.evidence;

import io.huifang.journeys.desk.DeskEntry;
import io.huifang.journeys.wallet.Sending;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Everything known of one run once it is quiet.
 *
 * @param clients what senders and agents were told
 * @param scheduler the scheduler's rows about the run's customers
 * @param survey the survey service's rows about them
 * @param told facts on the event log about them, each partition's in its order
 * @param leftovers what is still to be done, of all runs
 * @param leases what was seen of leases meanwhile, of all runs
 */
public record Evidence(
        Clients clients,
        SchedulerRows scheduler,
        SurveyRows survey,
        List<Told> told,
        Leftovers leftovers,
        LeaseWatch.Seen leases) {

    /**
     * The clients' journals.
     *
     * @param sendings each sender's in its order
     * @param desk each agent's in its order
     */
    public record Clients(List<Sending> sendings, List<DeskEntry> desk) {}

    /** The same with other journals. */
    public Evidence withClients(Clients other) {
        return new Evidence(other, scheduler, survey, told, leftovers, leases);
    }

    public Evidence withScheduler(UnaryOperator<SchedulerRows> change) {
        return new Evidence(clients, change.apply(scheduler), survey, told, leftovers, leases);
    }

    public Evidence withSurvey(UnaryOperator<SurveyRows> change) {
        return new Evidence(clients, scheduler, change.apply(survey), told, leftovers, leases);
    }

    public Evidence withTold(List<Told> other) {
        return new Evidence(clients, scheduler, survey, other, leftovers, leases);
    }

    public Evidence withLeftovers(Leftovers other) {
        return new Evidence(clients, scheduler, survey, told, other, leases);
    }

    public Evidence withLeases(LeaseWatch.Seen other) {
        return new Evidence(clients, scheduler, survey, told, leftovers, other);
    }
}
