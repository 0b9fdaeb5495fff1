package io.huifang.benchmarks.desk;

import io.huifang.benchmarks.load.Actor;
import io.huifang.benchmarks.load.RequestTemplate;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An agent at his browser, hurried but human: takes the next call, reads, has the number shown,
 * types while he talks, concludes, and is back at the desk. What goes wrong he notices and begins
 * anew; the answers tell.
 */
final class PageAgent implements Actor {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration A_SENTENCE = Duration.ofMillis(1500);

    /** From one desk page to the next, as the pauses add up; answers take their own time. */
    static final Duration A_CALL = A_MOMENT.plus(A_SENTENCE.multipliedBy(6));

    private static final int OK = 200;
    private static final String FORM =
            "disposition=REACHED_RESOLVED&number-csat=5&flag-resolved=true&number-ces=6"
                    + "&number-nps=9&leftBecause=asked+before&note=The+customer+was+asked+and+answered.";

    private final Map<String, String> reading;
    private final Map<String, String> writing;
    private final Duration late;

    /** Where the call at hand stands. */
    private String path;

    /** What its page sends along: the fencing token and the key of the conclusion. */
    private String token;

    private String key;
    private boolean goesOn = true;

    /** What is done one after another in a call, and how long after what was before it. */
    private enum Scene {
        DESK("GET /desk", AT_ONCE),
        TAKE("POST /desk/claims", A_MOMENT),
        CALL("GET /desk/calls/{id}", AT_ONCE),
        ARTICLES("GET …/articles", AT_ONCE),
        REVEAL("POST …/reveal", A_SENTENCE),
        GREETING("POST …/draft", A_SENTENCE),
        QUESTIONS("POST …/draft", A_SENTENCE),
        KEEP("POST …/heartbeat", A_SENTENCE),
        NOTES("POST …/draft", A_SENTENCE),
        CONCLUDE("POST …/conclusion", A_SENTENCE);

        private final String kind;
        private final Duration after;

        Scene(String kind, Duration after) {
            this.kind = kind;
            this.after = after;
        }

        private Scene next() {
            return values()[(ordinal() + 1) % values().length];
        }
    }

    /** What was asked last. */
    private Scene scene;

    /**
     * @param cookie of somebody who has logged in
     * @param late so much after the others he begins
     */
    PageAgent(String cookie, Duration late) {
        this.late = late;
        this.reading =
                Map.of(
                        "Accept",
                        "text/html,*/*;q=0.8",
                        "Accept-Language",
                        "zh-CN",
                        "HX-Request",
                        "true",
                        "Sec-Fetch-Site",
                        "same-origin",
                        "Cookie",
                        cookie);
        this.writing = new TreeMap<>(reading);
        writing.put("Content-Type", "application/x-www-form-urlencoded");
    }

    /** The kinds of requests in the order of a call. */
    static List<String> kinds() {
        return Arrays.stream(Scene.values()).map(scene -> scene.kind).distinct().toList();
    }

    /** Whether an answer is the one that counts. */
    static boolean isWanted(int status) {
        return status == OK;
    }

    /** The end of a call. */
    static String lastKind() {
        return Scene.CONCLUDE.kind;
    }

    /** He goes home once he is back at the desk. */
    void endAfterThis() {
        goesOn = false;
    }

    @Override
    public Optional<Ask> next(Reply before) {
        if (before == null) {
            return ask(Scene.DESK, late);
        }
        if (!isWanted(before.status()) || !hasRead(before)) {
            return goesOn ? ask(Scene.DESK, A_MOMENT) : Optional.empty();
        }
        Scene next = scene.next();
        return next == Scene.TAKE && !goesOn ? Optional.empty() : ask(next, next.after);
    }

    /** Takes from the answer what the next request needs; false when it is not there. */
    private boolean hasRead(Reply reply) {
        switch (scene) {
            case DESK -> key = field(reply.body(), "key");
            case TAKE -> path = reply.header().apply("hx-redirect").orElse("");
            case CALL -> {
                token = field(reply.body(), "token");
                key = field(reply.body(), "key");
            }
            default -> {
                return true;
            }
        }
        return scene != Scene.TAKE || path.startsWith("/desk/calls/");
    }

    private Optional<Ask> ask(Scene now, Duration after) {
        scene = now;
        return Optional.of(new Ask(now.kind, after, request(now)));
    }

    private RequestTemplate request(Scene now) {
        return switch (now) {
            case DESK -> RequestTemplate.get("/desk", reading);
            case TAKE -> post("/desk/claims", "key=" + key + "&reason=");
            case CALL -> RequestTemplate.get(path, reading);
            case ARTICLES -> RequestTemplate.get(path + "/articles", reading);
            case REVEAL -> post(path + "/reveal", "token=" + token);
            case GREETING -> post(path + "/draft", form("&disposition=REACHED_RESOLVED"));
            case QUESTIONS, NOTES -> post(path + "/draft", form("&" + FORM));
            case KEEP -> post(path + "/heartbeat", "token=" + token);
            case CONCLUDE -> post(path + "/conclusion", form("&" + FORM));
        };
    }

    private String form(String fields) {
        return "token=" + token + "&key=" + key + fields;
    }

    private RequestTemplate post(String to, String form) {
        return RequestTemplate.post(to, writing, form);
    }

    /** The value of the last hidden field of that name: the form's own comes after the steps'. */
    private static String field(String page, String name) {
        String before = "name=\"" + name + "\" value=\"";
        int at = page.lastIndexOf(before);
        if (at < 0) {
            throw new IllegalStateException("the page has no " + name);
        }
        int from = at + before.length();
        return page.substring(from, page.indexOf('"', from));
    }
}
