package io.huifang.scheduler.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.issuer.OidcIssuer;
import io.huifang.backing.issuer.SignedToken;
import io.huifang.backing.issuer.Visitor;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.Production;
import io.huifang.scheduler.fixture.ProductionAccounts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** How people and programs prove who they are in production, with an issuer at the other end. */
@QuarkusTest
@TestProfile(Production.class)
@Tag("P9")
class ProductionLoginTest {
    private static final String DECISIONS = "/v1/decisions?customerId=nobody";
    private static final Supplier<String> ADDRESS =
            () -> RestAssured.baseURI + ":" + RestAssured.port;
    private static final String SESSION = "__Host-q_session";

    OidcIssuer issuer;

    private final Visitor visitor = new Visitor(ADDRESS);

    @BeforeEach
    void seat() {
        issuer.tokensLast(Duration.ofMinutes(5));
        issuer.seat("ops-1", "ops");
    }

    @Test
    void leadsABrowserToTheIssuerAndBackToWhereItWantedToGo() {
        HttpResponse<String> asked = visitor.open("/pages/login?to=" + DECISIONS);
        HttpResponse<String> sent = visitor.open(Visitor.location(asked));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(sent))
                .startsWith(issuer.url() + "/authorize?")
                .contains("code_challenge=", "code_challenge_method=S256", "nonce=", "state=")
                .contains("redirect_uri=https");

        HttpResponse<String> end = visitor.follow(Visitor.location(sent));

        assertThat(end.statusCode()).isEqualTo(200);
        assertThat(end.uri().getPath()).isEqualTo("/v1/decisions");
    }

    @Test
    void givesOnlyCookiesThatNobodyElseCanReadOrPlant() {
        visitor.follow("/pages/login?to=" + DECISIONS);

        assertThat(visitor.cookies()).containsOnlyKeys(SESSION);
        assertThat(visitor.cookiesSet())
                .isNotEmpty()
                .allSatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("__Host-")
                                        .containsIgnoringCase("; Path=/")
                                        .containsIgnoringCase("; Secure")
                                        .containsIgnoringCase("; HttpOnly")
                                        .containsIgnoringCase("; SameSite=Lax")
                                        .doesNotContainIgnoringCase("Domain="));
    }

    /** Tokens are signed JSON, which begins like this in Base64; ciphertext does not hold it. */
    @Test
    void leavesNoTokenInTheBrowser() {
        String token = issuer.signed(issuer.accessToken("ops-1", "ops"));
        assertThat(claimsIn(token)).as("negative control").isTrue();

        visitor.follow("/pages/login?to=" + DECISIONS);

        assertThat(visitor.cookiesSet()).noneMatch(ProductionLoginTest::claimsIn);
    }

    @Test
    void knowsTheRolesOfWhoHasLoggedIn() {
        visitor.follow("/pages/login?to=" + DECISIONS);
        assertThat(status("GET", "/v1/replays")).isEqualTo(403);

        issuer.seat("admin-1", "policy-admin", "ops");
        visitor.cookies().clear();
        visitor.follow("/pages/login?to=" + DECISIONS);

        assertThat(status("GET", "/v1/replays")).isEqualTo(200);
    }

    @Test
    void letsInNobodyWhomTheIssuerRefuses() {
        issuer.seatNobody();

        HttpResponse<String> end = visitor.follow("/pages/login?to=" + DECISIONS);

        assertThat(end.uri().getPath()).isEqualTo("/pages/login/refused");
        assertThat(end.body()).contains("You were not let in");
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
        assertThat(status("GET", DECISIONS)).isEqualTo(401);
    }

    @Test
    void doesNotBelieveACookieThatANeighbourCouldPlant() {
        visitor.follow("/pages/login?to=" + DECISIONS);
        String session = visitor.cookies().remove(SESSION);
        assertThat(status("GET", DECISIONS)).isEqualTo(401);

        visitor.cookies().put("q_session", session);
        assertThat(status("GET", DECISIONS)).isEqualTo(401);

        visitor.cookies().clear();
        visitor.cookies().put(SESSION, session);
        assertThat(status("GET", DECISIONS)).isEqualTo(200);
    }

    @Test
    void doesNotBelieveAChangedCookie() {
        visitor.follow("/pages/login?to=" + DECISIONS);
        visitor.cookies().computeIfPresent(SESSION, (name, value) -> changed(value));

        assertThat(status("GET", DECISIONS)).isEqualTo(401);
    }

    @Test
    void endsTheSessionHereAndAtTheIssuer() {
        visitor.follow("/pages/login?to=" + DECISIONS);

        HttpResponse<String> out = visitor.send("/pages/logout", "");

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(out)).startsWith(issuer.url() + "/logout?");
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
        HttpResponse<String> end = visitor.follow(Visitor.location(out));
        assertThat(end.uri().getPath()).isEqualTo("/pages/login/ended");
        assertThat(end.body()).contains("You are logged out");
    }

    /** Browsers hold a form to this also where it is sent on to. */
    @Test
    void letsFormsLeadToTheIssuer() {
        String origin = issuer.url().substring(0, issuer.url().indexOf("/realms"));

        assertThat(
                        visitor.open("/pages/login/ended")
                                .headers()
                                .firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy).contains("form-action 'self' " + origin + ";"));
    }

    @Test
    void staysLoggedInForAsLongAsTheIssuerRefreshes() {
        issuer.tokensLast(Duration.ofSeconds(1));
        visitor.follow("/pages/login?to=" + DECISIONS);
        issuer.tokensLast(Duration.ofMinutes(5));
        long before = issuer.refreshes();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> status("GET", DECISIONS) == 200 && issuer.refreshes() > before);

        issuer.refreshNobody();
        assertThat(status("GET", DECISIONS)).as("the new token lasts").isEqualTo(200);
    }

    @Test
    void endsWhenTheIssuerRefreshesNoMore() {
        issuer.tokensLast(Duration.ofSeconds(1));
        visitor.follow("/pages/login?to=" + DECISIONS);
        issuer.refreshNobody();

        await().atMost(Duration.ofSeconds(20)).until(() -> status("GET", DECISIONS) == 401);
    }

    @Test
    void changesNothingOnTheWordOfAnotherSitesPage() {
        visitor.follow("/pages/login?to=" + DECISIONS);

        for (String site : List.of("cross-site", "same-site", "none")) {
            HttpRequest.Builder claim = claim().header("Sec-Fetch-Site", site);
            assertThat(visitor.exchange(claim).statusCode()).as(site).isEqualTo(403);
        }
        HttpRequest.Builder ours = claim().header("Sec-Fetch-Site", "same-origin");
        assertThat(visitor.exchange(ours).statusCode()).isIn(400, 422);
        HttpRequest.Builder out =
                visitor.request("/pages/logout")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.noBody());
        assertThat(visitor.exchange(out).statusCode()).isEqualTo(403);
        assertThat(visitor.cookies()).containsKey(SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "desk"})
    void sendsNobodyToAnotherSite(String wanted) {
        String encoded = URLEncoder.encode(wanted, UTF_8);
        visitor.follow("/pages/login?to=" + DECISIONS);

        HttpResponse<String> sent = visitor.open("/pages/login/start?to=" + encoded);

        assertThat(Visitor.location(sent)).endsWith("/pages").doesNotContain("evil");
    }

    @Test
    void takesTheTokensOfPrograms() {
        SignedToken good = issuer.accessToken("program", "supervisor");

        assertThat(bearing(issuer.signed(good))).isEqualTo(200);
        assertThat(bearing(issuer.signed(issuer.accessToken("program")))).isEqualTo(403);
        assertThat(bearing(issuer.signed(issuer.accessToken("program", "customer"))))
                .isEqualTo(403);
    }

    @Test
    void refusesEveryOtherToken() {
        SignedToken good = issuer.accessToken("program", "supervisor");
        long now = Instant.now().getEpochSecond();
        Map<String, SignedToken> bad =
                Map.of(
                        "for somebody else", good.with("aud", "another-service"),
                        "for nobody", good.with("aud", null),
                        "by somebody else", good.with("iss", "https://issuer.example"),
                        "by nobody", good.with("iss", null),
                        "over", good.with("exp", now - 60),
                        "without end", good.with("exp", null));

        assertThat(bad)
                .allSatisfy(
                        (what, token) ->
                                assertThat(bearing(issuer.signed(token))).as(what).isEqualTo(401));
        assertThat(bearing(issuer.forged(good))).isEqualTo(401);
        String signed = issuer.signed(good);
        assertThat(bearing(signed.substring(0, signed.lastIndexOf('.') + 1))).isEqualTo(401);
        assertThat(bearing("x.y.z")).isEqualTo(401);
    }

    @Test
    void knowsNoPasswords() {
        HttpRequest.Builder basic =
                visitor.request(DECISIONS).header("Authorization", "Basic YWdlbnQtMTpzZWNyZXQ=");
        assertThat(visitor.exchange(basic).statusCode()).isEqualTo(401);

        visitor.send("/pages/login", "j_username=agent-1&j_password=secret-of-the-tests");

        assertThat(status("GET", DECISIONS)).isEqualTo(401);
    }

    @Test
    @Tag("P14")
    void knowsTheSurveySideByItsOwnTokenForThis() {
        SignedToken good = issuer.accessToken(ProductionAccounts.SURVEY, "huifang.word");

        assertThat(word(issuer.signed(good))).isEqualTo(200);
        assertThat(foresight(issuer.signed(good))).isEqualTo(404);
        assertThat(bearing(issuer.signed(good))).as("is no person").isEqualTo(403);
    }

    @Test
    @Tag("P14")
    void knowsTheSurveySideByNothingElse() {
        SignedToken good = issuer.accessToken(ProductionAccounts.SURVEY, "huifang.word");
        Map<SignedToken, Integer> others =
                Map.of(
                        issuer.accessToken(ProductionAccounts.SURVEY, "huifang.vault"), 401,
                        good.with("scope", "huifang.vault"), 403,
                        good.with("scope", "huifang.words"), 403,
                        good.with("scope", null), 403,
                        good.with("client_id", OidcIssuer.CLIENT), 403,
                        good.with("client_id", null), 403,
                        good.with("azp", OidcIssuer.CLIENT), 403,
                        good.with("exp", Instant.now().getEpochSecond() - 60), 401,
                        issuer.accessToken("program", "supervisor"), 403,
                        issuer.accessToken("program", "supervisor").with("azp", "huifang"), 403);

        assertThat(others)
                .allSatisfy(
                        (token, status) -> {
                            assertThat(word(issuer.signed(token))).isEqualTo(status);
                            assertThat(foresight(issuer.signed(token))).isEqualTo(status);
                        });
        assertThat(word(issuer.forged(good))).isEqualTo(401);
        assertThat(word(Accounts.SURVEY_KEY)).as("a key").isEqualTo(401);
    }

    /** A browser sends the login of somebody along; that is not the survey side. */
    @Test
    @Tag("P14")
    void doesNotTakeALoginForTheSurveySide() {
        visitor.follow("/pages/login?to=" + DECISIONS);

        assertThat(status("GET", DECISIONS)).isEqualTo(200);
        assertThat(status("GET", wordPath())).isEqualTo(401);
    }

    private int foresight(String bearer) {
        String path =
                "/internal/callbacks/%s/attempts/%s/next-step?disposition=NO_ANSWER"
                        .formatted(UUID.randomUUID(), UUID.randomUUID());
        return statusOf(path, bearer);
    }

    private int word(String bearer) {
        return statusOf(wordPath(), bearer);
    }

    private static String wordPath() {
        return "/internal/attempts/" + UUID.randomUUID() + "/word";
    }

    private int statusOf(String path, String bearer) {
        return new Visitor(ADDRESS)
                .exchange(visitor.request(path).header("Authorization", "Bearer " + bearer))
                .statusCode();
    }

    @Test
    void answersProgramsAndBrowsersEachInTheirWay() {
        HttpResponse<String> program = visitor.exchange(visitor.request(DECISIONS));
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(program.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");

        HttpResponse<String> browser = visitor.open("/pages/decisions");
        assertThat(browser.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(browser)).endsWith("/pages/login?to=%2Fpages%2Fdecisions");
    }

    private HttpRequest.Builder claim() {
        return visitor.request("/v1/incidents")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
    }

    private int status(String method, String path) {
        HttpRequest.Builder request =
                visitor.request(path).method(method, HttpRequest.BodyPublishers.noBody());
        return visitor.exchange(request).statusCode();
    }

    private int bearing(String token) {
        return new Visitor(ADDRESS)
                .exchange(visitor.request(DECISIONS).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static boolean claimsIn(String text) {
        return Arrays.stream(text.split("[^A-Za-z0-9_+/-]+"))
                .map(ProductionLoginTest::opened)
                .anyMatch(it -> it.contains("preferred_username") || it.contains("ops-1"));
    }

    private static String opened(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), ISO_8859_1);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    private static String changed(String value) {
        int middle = value.length() / 2;
        char other = value.charAt(middle) == 'A' ? 'B' : 'A';
        return value.substring(0, middle) + other + value.substring(middle + 1);
    }
}
