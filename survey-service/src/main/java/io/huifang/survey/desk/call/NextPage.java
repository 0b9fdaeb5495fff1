package io.huifang.survey.desk.call;

import java.util.List;

/**
 * What would follow.
 *
 * @param path of the call
 * @param words a sentence for each thing; empty before an end was chosen
 */
public record NextPage(String path, List<String> words) {}
