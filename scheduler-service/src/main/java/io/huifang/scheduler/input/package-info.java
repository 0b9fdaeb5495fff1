/** What decisions rest on: each value that a rule may look at, by name. */
package io.huifang.scheduler.input;
