package io.huifang.scheduler.response;

import io.huifang.contract.survey.SurveyInvited;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An invitation to a questionnaire, as it was told.
 *
 * @param origin the record it stands in
 * @param fact what was told
 */
record InvitedSurvey(ConsumerRecord<String, byte[]> origin, SurveyInvited fact) {}
