/**
 * What travels between the services: topic names, the CloudEvents mapping and the facts.
 *
 * <p>Knows only java.* and Jackson annotations, so that any program may read it. Facts change by
 * addition only: readers ignore unknown fields, and a new required meaning is a new event type.
 */
package io.huifang.contract;
