/**
 * The commands of the local stack: up, down, status and restart.
 *
 * <p>The shell scripts beside this module find Java, build what is missing and hand over to {@link
 * io.huifang.local.command.Main}; everything else happens here, on the library in {@link
 * io.huifang.local.stack}.
 */
package io.huifang.local.command;
