package io.huifang.kubernetes.rule;

import io.huifang.kubernetes.manifest.Documents;

import java.util.List;

/** Something that must hold for all documents of an overlay together. */
public interface Rule {
    /** What breaks it, a sentence each that begins with the document; empty when it holds. */
    List<String> broken(Documents documents);
}
