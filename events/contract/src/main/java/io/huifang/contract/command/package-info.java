/**
 * What we ask the wallet to do. The wallet decides, by its own rules, and acts once for each id.
 */
package io.huifang.contract.command;
