/**
 * Journeys over the packaged services: each test drives PostgreSQL, Kafka, intake, scheduler and
 * survey as separate processes, from a wallet's POST to the analytics record, with everything that
 * may go wrong on the way.
 */
package io.huifang.journeys;
