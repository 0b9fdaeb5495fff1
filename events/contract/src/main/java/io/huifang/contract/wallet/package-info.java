/**
 * What senders tell about a customer and his wallet: payments, refunds, disputes, complaints, his
 * account, his wishes and his consent.
 *
 * <p>Entry type: {@link io.huifang.contract.wallet.WalletEventCatalogue}. The records are the data
 * on the log. {@link io.huifang.contract.wallet.PersonalData} names what a sender may add and
 * intake takes away, {@link io.huifang.contract.wallet.DerivedFacts} what intake adds.
 */
package io.huifang.contract.wallet;
