/**
 * Questionnaires that customers answer on their own: who is invited, and what he answers under his
 * name. Entry types: {@link io.huifang.survey.invitation.InviteCustomers}, {@link
 * io.huifang.survey.invitation.RespondToSurvey}.
 */
package io.huifang.survey.invitation;
