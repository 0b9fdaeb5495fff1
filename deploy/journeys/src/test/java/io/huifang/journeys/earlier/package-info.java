/**
 * The services as they were built from an earlier commit, to run beside those of today. Entry type:
 * {@link io.huifang.journeys.earlier.EarlierBuild}.
 */
package io.huifang.journeys.earlier;
