/**
 * What all pages have in common: the frame, the language, the headers and the errors. Each feature
 * keeps its own pages: templates in a folder of its own, words in {@code wordings/<feature>.*}.
 * Without a script everything works; with it, some of it without loading the page anew.
 */
package io.huifang.survey.page;
