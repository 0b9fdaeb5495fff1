/** How long the services take to be ready, and how much memory they hold. */
package io.huifang.benchmarks.start;
