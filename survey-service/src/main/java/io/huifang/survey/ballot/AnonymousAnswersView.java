package io.huifang.survey.ballot;

import java.util.Map;

/**
 * What was answered without a name.
 *
 * @param questionnaire its id
 * @param version its version
 * @param smallestShown counts below it are left out, and where one alone would be, the next one,
 *     too
 * @param questions how many gave which answer, by question id
 */
record AnonymousAnswersView(
        String questionnaire,
        int version,
        int smallestShown,
        Map<String, Map<String, Long>> questions) {}
