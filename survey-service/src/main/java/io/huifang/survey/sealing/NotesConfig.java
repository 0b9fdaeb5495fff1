package io.huifang.survey.sealing;

import io.huifang.outbox.setting.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;

/** Where the key of the free text lies. */
@ConfigMapping(prefix = "huifang.notes")
interface NotesConfig {
    /** Tink keyset in JSON that seals notes, comments, drafts and remembered answers. */
    Path keyFile();

    /** Make the key file when it is absent; for a developer's machine. */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean createKey();
}
