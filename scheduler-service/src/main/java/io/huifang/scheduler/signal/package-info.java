/** Unusual rises that the survey side found: each becomes an incident, once. */
package io.huifang.scheduler.signal;
