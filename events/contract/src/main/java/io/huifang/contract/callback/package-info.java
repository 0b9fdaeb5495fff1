/** What the scheduler tells: its decisions, and what becomes of a callback task. */
package io.huifang.contract.callback;
