/**
 * Bytes become events, or a problem that says why not: strict bytes, CloudEvents 1.0 in three
 * modes, and the data of each type as the contract describes it.
 *
 * <p>Entry type: {@link io.huifang.intake.cloudevent.EventReader}. Pure: no clock, no network, no
 * state. One pass of a streaming parser over the bytes as they came; the bytes of an event without
 * personal data go on as they are.
 */
package io.huifang.intake.cloudevent;
