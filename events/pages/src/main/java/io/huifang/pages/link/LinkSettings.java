package io.huifang.pages.link;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a service's links are made.
 *
 * @param use what is signed with the keys begins with it: two services with one key by mistake do
 *     not read each other's links
 * @param keyFile file with one or two keys, a line each. The first signs, both are good
 * @param createKey whether the file is made when it is absent
 * @param readKeysEvery how often it is read anew
 * @param baseUrl where customers reach the service
 */
public record LinkSettings(
        String use, Path keyFile, boolean createKey, Duration readKeysEvery, URI baseUrl) {}
