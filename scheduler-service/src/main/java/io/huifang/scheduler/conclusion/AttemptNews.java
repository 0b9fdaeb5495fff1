package io.huifang.scheduler.conclusion;

import io.huifang.contract.Fact;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.AttemptReturned;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Optional;
import java.util.UUID;

/**
 * What the survey side told about one attempt.
 *
 * @param origin the record it stands in
 * @param fact what was told
 * @param callbackId the task
 * @param attemptId the attempt
 */
record AttemptNews(
        ConsumerRecord<String, byte[]> origin, Fact fact, UUID callbackId, UUID attemptId) {

    static AttemptNews of(ConsumerRecord<String, byte[]> origin, AttemptConcluded fact) {
        return new AttemptNews(origin, fact, fact.callbackId(), fact.attemptId());
    }

    static AttemptNews of(ConsumerRecord<String, byte[]> origin, AttemptReturned fact) {
        return new AttemptNews(origin, fact, fact.callbackId(), fact.attemptId());
    }

    static AttemptNews of(ConsumerRecord<String, byte[]> origin, AttemptCorrected fact) {
        return new AttemptNews(origin, fact, fact.callbackId(), fact.attemptId());
    }

    /** The conclusion; empty when it tells something else. */
    Optional<AttemptConcluded> concluded() {
        return fact instanceof AttemptConcluded concluded
                ? Optional.of(concluded)
                : Optional.empty();
    }

    boolean corrects() {
        return fact instanceof AttemptCorrected;
    }

    void applyTo(ConclusionBatch batch) {
        if (fact instanceof AttemptConcluded concluded) batch.concluded(concluded);
        if (fact instanceof AttemptReturned returned) batch.returned(returned);
        if (fact instanceof AttemptCorrected corrected) batch.corrected(corrected);
    }
}
