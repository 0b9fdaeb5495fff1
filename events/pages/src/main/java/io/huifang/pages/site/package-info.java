/**
 * Whose page makes a browser ask, and where pages of ours stand. Nothing is changed on the word of
 * another site.
 */
package io.huifang.pages.site;
