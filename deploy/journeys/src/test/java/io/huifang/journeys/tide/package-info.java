/**
 * So many events a second for hours: sent at planned instants whatever becomes of earlier ones,
 * remembered in a few bits each, and compared with every decision by number. Nobody is called about
 * them. Entry type: {@link io.huifang.journeys.tide.Tide}.
 */
package io.huifang.journeys.tide;
