/** Intake against its limit (a bare HTTP server) and its peers (plain Vert.x, textbook Quarkus). */
package io.huifang.benchmarks.intake;
