/**
 * What a text is about: {@link io.huifang.themes.Themes} finds themes in it by their words, in
 * Chinese and English. Knows no database, no topic and no page; keeps nothing of what it reads.
 */
package io.huifang.themes;
