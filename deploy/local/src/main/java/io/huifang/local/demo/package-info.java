/**
 * A demo wallet: a sender that keeps telling intake what happens to customers who do not exist, and
 * {@link io.huifang.local.demo.staff made-up agents} who call them.
 *
 * <p>Their telephone numbers are of the ranges that numbering authorities keep free for films and
 * books, so that nobody is ever called. Start reading at {@link io.huifang.local.demo.DemoDay}.
 */
package io.huifang.local.demo;
