package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.conclusion.ConclusionBatch;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Something that will be told of an attempt under way.
 *
 * @param at when, UTC
 * @param callbackId the attempt's task
 * @param news what
 */
record Word(Instant at, UUID callbackId, Consumer<ConclusionBatch> news) {}
