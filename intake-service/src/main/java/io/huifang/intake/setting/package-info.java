/**
 * What settings may be. Each class reads a value for {@link io.smallrye.config.WithConverter
 * WithConverter} and refuses what makes no sense, so that the service does not start with it; the
 * configuration names the key.
 */
package io.huifang.intake.setting;
