/**
 * The data of one event: read in one pass against the shape that the contract gives its type, and
 * parted into what is personal and what may stand on the log.
 *
 * <p>Entry types: {@link io.huifang.intake.eventdata.DataReader} and {@link
 * io.huifang.intake.eventdata.LogData}. Pure.
 */
package io.huifang.intake.eventdata;
