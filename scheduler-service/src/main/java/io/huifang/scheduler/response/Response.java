package io.huifang.scheduler.response;

import io.huifang.contract.survey.SurveyResponded;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a customer answered, as it was told.
 *
 * @param origin the record it stands in
 * @param fact what was told
 */
record Response(ConsumerRecord<String, byte[]> origin, SurveyResponded fact) {}
