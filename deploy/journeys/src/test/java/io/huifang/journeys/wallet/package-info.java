/**
 * Wallet backends as senders of events: what they send follows from a seed, and each keeps a
 * journal of what intake answered. Entry type: {@link io.huifang.journeys.wallet.Wallet}.
 */
package io.huifang.journeys.wallet;
