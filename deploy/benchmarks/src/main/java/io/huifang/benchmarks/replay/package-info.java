/** Past events decided again under a candidate policy: how many a second. */
package io.huifang.benchmarks.replay;
