/**
 * All facts and all JSON Schemas, for documents, tests and tools; not for the hot path.
 *
 * <p>Entry types: {@link io.huifang.contract.catalogue.FactCatalogue} and {@link
 * io.huifang.contract.catalogue.JsonSchemas}. Wallet events have a catalogue of their own, {@link
 * io.huifang.contract.wallet.WalletEventCatalogue}.
 */
package io.huifang.contract.catalogue;
