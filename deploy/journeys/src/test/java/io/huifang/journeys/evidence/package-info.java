/**
 * What a run leaves behind: the clients' journals, the rows of the databases and the facts on the
 * event log, as plain values that can be compared by id. Entry type: {@link
 * io.huifang.journeys.evidence.Evidence}.
 */
package io.huifang.journeys.evidence;
