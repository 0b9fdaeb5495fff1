/** Texts in their languages, cut into the words by which they are compared. */
package io.huifang.themes.text;
