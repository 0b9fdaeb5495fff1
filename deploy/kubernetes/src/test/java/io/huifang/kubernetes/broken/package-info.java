/** Production with one mistake in it, as somebody might make it, for each rule. */
package io.huifang.kubernetes.broken;
