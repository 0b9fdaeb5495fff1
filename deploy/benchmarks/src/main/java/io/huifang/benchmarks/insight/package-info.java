/**
 * Facts counted by the streams application out of a backlog, against reading them and against a
 * streams application that only passes them on; what it takes of memory and disk, and how long it
 * is away when it ends.
 */
package io.huifang.benchmarks.insight;
