package io.huifang.intake.badinput;

import static io.huifang.intake.walletevent.Events.aRefundDelayed;
import static io.huifang.intake.walletevent.Events.ofType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.IntakeResource;

import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;

/** Requests of whoever may not make them. */
final class AuthTable {
    private static final String CATEGORY = "auth";
    private static final String KEY = IntakeResource.DEMO_KEY;

    private AuthTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(unknown(), ofAnothersSource(), ofAnotherType()).flatMap(rows -> rows);
    }

    private static Stream<BadRequest> unknown() {
        return Stream.of(
                unauthenticated("nobody", good().without("Authorization")),
                by("an empty header", ""),
                by("a scheme alone", "Bearer"),
                by("a scheme and a space", "Bearer "),
                by("a key without its scheme", KEY),
                by("another scheme", "Token " + KEY),
                by("a name and a password", "Basic " + base64("demo-wallet:" + KEY)),
                by("a wrong key", "Bearer wrong"),
                by("a key and more", "Bearer " + KEY + "x"),
                by("a key and less", "Bearer " + KEY.substring(1)),
                by("a key in capital letters", "Bearer " + KEY.toUpperCase(Locale.ROOT)),
                by("a key in quotes", "Bearer \"" + KEY + "\""),
                by("two keys", "Bearer " + KEY + ", Bearer " + KEY),
                by("a service's key", "Bearer " + IntakeResource.SURVEY_KEY),
                by("a person's key", "Bearer " + IntakeResource.OFFICER_KEY),
                by("a sender's name", "Bearer demo-wallet"),
                by("a key without end", "Bearer " + "x".repeat(8_000)),
                unauthenticated(
                        "nobody, and a body that is broken",
                        Post.structured("{").without("Authorization")));
    }

    private static Stream<BadRequest> ofAnothersSource() {
        return Stream.of(
                source("another's source", "/other-wallet"),
                source("a source nearly its own", "/demo-wallet/"),
                source("a source in capital letters", "/DEMO-WALLET"),
                source("a source by way of another", "/other/../demo-wallet"),
                source("a source in escapes", "/demo%2Dwallet"));
    }

    private static Stream<BadRequest> ofAnotherType() {
        return Stream.of(
                forbidden(
                        "a type it may not send",
                        Post.structured(BadRequest.event().with("source", "/other-wallet").json())
                                .instead("Authorization", "Bearer " + IntakeResource.OTHER_KEY),
                        "/type"),
                forbidden(
                        "a type of its own that nobody listed",
                        Post.structured(
                                        BadRequest.withId(ofType("com.example.y.v1", "{}"))
                                                .with("source", "/other-wallet")
                                                .json())
                                .instead("Authorization", "Bearer " + IntakeResource.OTHER_KEY),
                        "/type"),
                forbidden(
                        "another's source in a batch",
                        Post.batch(
                                "["
                                        + BadRequest.event().json()
                                        + ","
                                        + BadRequest.withId(aRefundDelayed())
                                                .with("source", "/other-wallet")
                                                .json()
                                        + "]"),
                        "/1/source"));
    }

    private static Post good() {
        return Post.structured(BadRequest.event().json());
    }

    private static BadRequest by(String what, String authorization) {
        return unauthenticated(what, good().instead("Authorization", authorization));
    }

    private static BadRequest source(String what, String source) {
        String body = BadRequest.event().with("source", source).json();
        return forbidden(what, Post.structured(body), "/source");
    }

    private static BadRequest unauthenticated(String what, Post request) {
        return new BadRequest(CATEGORY, what, request, 401, "unauthenticated", null);
    }

    private static BadRequest forbidden(String what, Post request, String pointer) {
        return new BadRequest(CATEGORY, what, request, 403, "forbidden", pointer);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
