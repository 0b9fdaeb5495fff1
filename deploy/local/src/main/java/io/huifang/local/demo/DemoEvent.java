package io.huifang.local.demo;

import io.huifang.contract.wallet.WalletEvent;

/**
 * Something that the demo wallet tells.
 *
 * @param customer whom it happened to
 * @param happened what happened
 * @param narrative the customer's own words; null when there are none
 */
record DemoEvent(DemoCustomer customer, WalletEvent happened, String narrative) {}
