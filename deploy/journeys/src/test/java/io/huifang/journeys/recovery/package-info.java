/**
 * What an operator rehearses: the loss of a database's machine with a standby beside it, and the
 * loss of its data with a backup elsewhere, and how long each takes until everything is served
 * again. Entry types: {@link io.huifang.journeys.recovery.Pair} and {@link
 * io.huifang.journeys.recovery.Backups}.
 */
package io.huifang.journeys.recovery;
