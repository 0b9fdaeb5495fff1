/**
 * What happens to an incident in time, by {@link
 * io.huifang.scheduler.incident.course.IncidentTimer}: earlier tasks join it, customers get their
 * notice, it ends when it is quiet, and its tasks go on, so many a minute.
 */
package io.huifang.scheduler.incident.course;
