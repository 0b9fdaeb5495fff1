/**
 * Receipts of calls that customers keep: who called, when, why, and what came of it, signed so that
 * anybody can tell whether a receipt is ours and unchanged. Entry types: {@link
 * io.huifang.survey.receipt.ShowReceipt}, {@link io.huifang.survey.receipt.ReceiptKeys}.
 */
package io.huifang.survey.receipt;
