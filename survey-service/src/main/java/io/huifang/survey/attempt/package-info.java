/**
 * One attempt from OFFERED to its end, and the lease under which an agent works on it. The database
 * clock decides leases and windows.
 *
 * <p>Entry types: {@link io.huifang.survey.attempt.Attempts}, the only place that writes the hot
 * row but for claims and offers, and {@link io.huifang.survey.attempt.Attempt}, which judges what a
 * holder may still do.
 */
package io.huifang.survey.attempt;
