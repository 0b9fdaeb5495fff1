/**
 * Times that customers choose for their calls. {@link
 * io.huifang.scheduler.appointment.AnswerAppointment} keeps, moves or declines a call as the
 * customer says, {@link io.huifang.scheduler.appointment.ShowAppointment} shows what he may choose.
 */
package io.huifang.scheduler.appointment;
