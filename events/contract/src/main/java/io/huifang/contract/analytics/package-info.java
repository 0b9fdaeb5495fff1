/** Flat facts for a warehouse: a pseudonym instead of the customer, codes instead of free text. */
package io.huifang.contract.analytics;
