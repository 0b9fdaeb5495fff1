/**
 * A stretch of network between a client and a server, on which anything may happen that happens on
 * networks. Entry type: {@link io.huifang.journeys.network.Passage}.
 */
package io.huifang.journeys.network;
