/**
 * What texts are about: how many of each day, in each language, are about which theme. Comments are
 * read here, where they may be; nothing of them leaves but counts.
 *
 * <p>Entry types: {@link io.huifang.survey.insight.theme.CountThemes}, {@link
 * io.huifang.survey.insight.theme.ShowThemes}. What is hidden says {@link
 * io.huifang.survey.insight.theme.ShownWindows}.
 */
package io.huifang.survey.insight.theme;
