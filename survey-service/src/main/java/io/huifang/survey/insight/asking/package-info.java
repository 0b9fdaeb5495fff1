/** What all questions about insight have in common: the period they are about. */
package io.huifang.survey.insight.asking;
