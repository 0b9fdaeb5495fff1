/**
 * What pages say: the languages there are, which one somebody reads, and texts by key. Every bundle
 * has one file for each language.
 */
package io.huifang.pages.wording;
