package io.huifang.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class MappingsTest {
    @TempDir Path sources;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                sources.resolve("DeskConfig.java"),
                """
                @ConfigMapping(prefix = "huifang.desk")
                interface DeskConfig {
                    /** Chairs; see {@link #mostInARoom()}. */
                    @WithDefault("2") @WithConverter(AtLeastOne.class) int chairs();
                    int mostInARoom();
                    /** Whose it is. */
                    @WithParentName Map<String, Owner> owners();
                    Optional<List<Colour>> paint();
                    Drawer drawer();
                    Duration LONGER = null;
                    interface Owner {
                        /** What opens | closes it. */
                        Optional<String> key();
                        @WithName("kept-in") Optional<Path> keyFile();
                    }
                }
                """);
        Files.writeString(sources.resolve("Colour.java"), "enum Colour { RED, GREEN }");
        Files.writeString(
                sources.resolve("Drawer.java"), "interface Drawer { Optional<Duration> stuck(); }");
        Files.writeString(sources.resolve("Other.java"), "interface Other { int nothing(); }");
    }

    @Test
    void namesWhatMappingsAskFor() {
        assertThat(read())
                .containsOnlyKeys(
                        "huifang.desk.<name>.key",
                        "huifang.desk.<name>.kept-in",
                        "huifang.desk.chairs",
                        "huifang.desk.drawer.stuck",
                        "huifang.desk.most-in-a-room",
                        "huifang.desk.paint");
    }

    @Test
    void saysWhatEachIs() {
        Map<String, Setting> settings = read();

        assertThat(settings.get("huifang.desk.chairs"))
                .isEqualTo(
                        new Setting(
                                "huifang.desk.chairs",
                                "number",
                                Optional.of("2"),
                                false,
                                "Chairs; see `most-in-a-room`."));
        assertThat(settings.get("huifang.desk.most-in-a-room").required()).isTrue();
        assertThat(settings.get("huifang.desk.paint").unit())
                .isEqualTo("list, with commas: one of RED, GREEN");
        assertThat(settings.get("huifang.desk.<name>.key").meaning())
                .isEqualTo("What opens \\| closes it.");
    }

    @Test
    void namesItsEnvironmentVariable() {
        assertThat(Setting.variable("huifang.desk.most-in-a-room"))
                .isEqualTo("HUIFANG_DESK_MOST_IN_A_ROOM");
        assertThat(Setting.variable("huifang.desk.<name>.key"))
                .isEqualTo("HUIFANG_DESK_<NAME>_KEY");
    }

    private Map<String, Setting> read() {
        return Mappings.of(List.of(sources));
    }
}
