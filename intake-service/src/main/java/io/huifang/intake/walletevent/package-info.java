/**
 * {@code POST /v1/wallet-events}: from a sender's request to the broker's acknowledgement.
 *
 * <p>Entry types: {@link io.huifang.intake.walletevent.WalletEventRoute} speaks HTTP, {@link
 * io.huifang.intake.walletevent.AcceptWalletEvents} is the use case. The route is a plain Vert.x
 * handler with plain callbacks, because this path is measured against a bare HTTP server.
 */
package io.huifang.intake.walletevent;
