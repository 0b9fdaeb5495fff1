package io.huifang.export;

import io.huifang.backing.shape.ModuleRules;

/** The shape of the module. */
class ArchitectureTest extends ModuleRules {
    ArchitectureTest() {
        super("io.huifang.export");
    }
}
