/**
 * What settings may be, beside what {@link io.huifang.outbox.setting} has: read for {@link
 * io.smallrye.config.WithConverter WithConverter}, refused when it makes no sense, so that the
 * service does not start with it; the configuration names the key.
 */
package io.huifang.intake.setting;
