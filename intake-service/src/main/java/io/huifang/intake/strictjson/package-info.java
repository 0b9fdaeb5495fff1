/**
 * JSON text that every reader reads alike: strict bytes first, a strict parser after.
 *
 * <p>Entry types: {@link io.huifang.intake.strictjson.StrictBytes} and {@link
 * io.huifang.intake.strictjson.StrictJson}. Pure.
 */
package io.huifang.intake.strictjson;
