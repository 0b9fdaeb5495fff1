/** What a figure was measured on, and how much memory of it a process has. */
package io.huifang.proof.machine;
