package io.huifang.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.configuration.GivenProperties.Given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class GivenPropertiesTest {
    @TempDir Path directory;

    @Test
    void belongToTheCommentAbove() throws IOException {
        Map<String, Given> given =
                read(
                        """
                        # ---- The door ------
                        # Who comes in,
                        # and when.
                        door.open=09:00
                        %dev,local.door.open=00:00
                        # Something else.
                        door.colour=a=b

                        door.plain=x
                        """);

        assertThat(given.get("door.open"))
                .isEqualTo(
                        new Given(
                                "The door",
                                Map.of("", "09:00", "dev", "00:00", "local", "00:00"),
                                "Who comes in, and when."));
        assertThat(given.get("door.colour").byProfile()).containsEntry("", "a=b");
        assertThat(given.get("door.colour").comment()).isEqualTo("Something else.");
        assertThat(given.get("door.plain").comment()).isEmpty();
    }

    @Test
    void foldChannelsThatAgree() throws IOException {
        Map<String, Given> given =
                new Channels(
                                read(
                                        """
                                        mp.messaging.incoming.a.batch=true
                                        mp.messaging.incoming.b.batch=true
                                        mp.messaging.incoming.b.concurrency=2
                                        mp.messaging.incoming.a.topic=one
                                        mp.messaging.incoming.b.topic=two
                                        """))
                        .folded();

        assertThat(given.get("mp.messaging.incoming.<channel>.batch").byProfile())
                .containsEntry("", "true");
        assertThat(given.get("mp.messaging.incoming.<channel>.concurrency").byProfile())
                .containsEntry("", "b: 2");
        assertThat(given.get("mp.messaging.incoming.<channel>.topic").byProfile())
                .containsEntry("", "a: one, b: two");
    }

    private Map<String, Given> read(String text) throws IOException {
        Path file = directory.resolve("application.properties");
        Files.writeString(file, text);
        return GivenProperties.read(file).byName();
    }
}
