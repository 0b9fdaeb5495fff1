/**
 * What settings may be. Each class reads a value for {@link
 * io.smallrye.config.WithConverter @WithConverter} and refuses what makes no sense, so that a
 * service does not start with it; the configuration names the key. What must be said in production,
 * and what nobody reads, ends the start as well.
 */
package io.huifang.outbox.setting;
