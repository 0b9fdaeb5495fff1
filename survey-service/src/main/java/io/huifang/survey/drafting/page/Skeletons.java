package io.huifang.survey.drafting.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.survey.drafting.DocumentKind;

/** What a new document begins with. */
final class Skeletons {
    private Skeletons() {}

    static ObjectNode of(DocumentKind kind) {
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        words(empty.putObject("title"));
        switch (kind) {
            case QUESTIONNAIRE -> {
                ObjectNode question = empty.putArray("questions").addObject().put("id", "csat");
                question.put("kind", "scale").put("from", 1).put("to", 5);
                words(question.putObject("ask"));
            }
            case SCRIPT -> {
                words(empty.putObject("greeting"));
                words(empty.putObject("notice"));
                ObjectNode step =
                        empty.putArray("questions").addObject().put("id", "what-happened");
                words(step.put("must", true).putObject("say"));
                words(empty.putArray("guidance").addObject().putObject("say"));
                words(empty.putObject("safety"));
                words(empty.putObject("closing"));
            }
            case ARTICLE -> {
                empty.put("kind", "question").put("audience", "agent");
                empty.putArray("tags").add("refund");
                empty.putArray("reasons").add("refund-delayed");
                words(empty.putObject("body"));
            }
        }
        return empty;
    }

    private static void words(ObjectNode words) {
        words.put("zh-CN", "").put("en", "");
    }
}
