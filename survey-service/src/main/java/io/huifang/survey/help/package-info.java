/**
 * The help page, for any hour: {@link io.huifang.survey.help.FindAnswers} answers at once out of
 * the knowledge base; when that does not help, {@link io.huifang.survey.help.AskForHelp} takes the
 * wish for a call or a person, and {@link io.huifang.survey.help.PassOnHelpRequests} tells it to
 * intake until it is accepted.
 */
package io.huifang.survey.help;
