/**
 * Who may do what, tried out: every operation that a service describes of itself, by every role, by
 * nobody, and by somebody whose it is not.
 */
package io.huifang.backing.access;
