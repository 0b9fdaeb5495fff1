/** Incidents for people: opened, shown and closed at {@code /v1/incidents}. */
package io.huifang.scheduler.incident.desk;
