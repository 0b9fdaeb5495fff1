package io.huifang.benchmarks.claim;

import io.huifang.benchmarks.load.RequestTemplate;
import io.huifang.local.stack.LocalStack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The claim requests of a stack's agents. */
public final class Agents {
    private Agents() {}

    /** A claim of each of the first {@code count} agents. */
    public static List<RequestTemplate> of(LocalStack stack, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        number -> RequestTemplate.post("/v1/claims", headers(stack, number), "{}"))
                .toList();
    }

    private static Map<String, String> headers(LocalStack stack, int number) {
        String agent = "agent-" + number;
        String credentials = agent + ":" + stack.secrets().password(agent);
        return Map.of(
                "Content-Type",
                "application/json",
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
}
