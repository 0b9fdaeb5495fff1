package io.huifang.survey.exchange;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What a request is answered. */
public sealed interface Answer {

    /** As HTTP says it. */
    Response toResponse();

    /**
     * The request was done.
     *
     * @param status 2xx
     * @param token the attempt's fencing token, told as the ETag; null for none
     * @param json the body, UTF-8 JSON; null for none
     * @param customerId whose words the body may hold, so that it is not kept when he is erased;
     *     null when it holds none
     */
    record Done(int status, Long token, byte[] json, String customerId) implements Answer {

        public Done(int status, Long token, byte[] json) {
            this(status, token, json, null);
        }

        /** 200 with a body. */
        public static Done ok(long token, byte[] json) {
            return new Done(200, token, json);
        }

        /** The same, with words of that customer in it. */
        public Done about(String customer) {
            return new Done(status, token, json, customer);
        }

        /** 204. */
        public static Done nothing() {
            return new Done(204, null, null);
        }

        @Override
        public Response toResponse() {
            Response.ResponseBuilder response =
                    Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
            if (token != null) {
                response.header(HttpHeaders.ETAG, IfMatch.etag(token));
            }
            if (json != null) {
                response.type(MediaType.APPLICATION_JSON_TYPE).entity(json);
            }
            return response.build();
        }
    }

    /** The request was refused and changed nothing. */
    record Refused(Problem problem) implements Answer {
        private static final int RETRY_AFTER_SECONDS = 2;

        @Override
        public Response toResponse() {
            Response.ResponseBuilder response =
                    Response.status(problem.status())
                            .type(Problem.MEDIA_TYPE)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .entity(problem.toJson());
            if (problem.status() == 503) {
                response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            }
            if (problem.status() == 401) {
                response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"huifang\"");
            }
            return response.build();
        }
    }
}
