/** Claims through HTTP against raw SQL, and against ever more offers. */
package io.huifang.benchmarks.claim;
