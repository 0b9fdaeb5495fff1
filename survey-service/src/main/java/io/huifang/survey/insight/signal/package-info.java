/**
 * Unusual rises of harmful events by what they have in common: counted in ten minutes, an hour held
 * against the same hour of the weeks before, told once to the scheduler as an incident.
 */
package io.huifang.survey.insight.signal;
