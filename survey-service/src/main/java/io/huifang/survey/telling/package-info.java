/**
 * What customers say on their pages goes to intake, as from any other sender: {@link
 * io.huifang.survey.telling.TellIntake} tells it, {@link io.huifang.survey.telling.TellWaiting}
 * does so until it is accepted.
 */
package io.huifang.survey.telling;
