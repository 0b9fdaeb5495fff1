/**
 * Whether customers may be asked in surveys, as the scheduler tells it: {@link
 * io.huifang.survey.permission.HearPermissions} keeps it and stops what was not answered; the
 * database refuses invitations by it.
 */
package io.huifang.survey.permission;
