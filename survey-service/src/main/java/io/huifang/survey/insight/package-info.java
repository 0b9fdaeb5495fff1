/**
 * Facts, indicators and what follows from them: how callbacks work, for those who decide about
 * them.
 *
 * <p>One Kafka Streams application for all replicas, {@link
 * io.huifang.survey.insight.InsightStreams}; each feature adds itself to the one {@link
 * io.huifang.survey.insight.InsightTopology}. Nothing else in the service waits for it.
 */
package io.huifang.survey.insight;
