package io.huifang.kubernetes.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this checkout, which the documents are compared with. */
public final class Checkout {
    private static final Path ROOT =
            Path.of(System.getProperty("huifang.root", "../..")).toAbsolutePath().normalize();

    private Checkout() {}

    /** A path below the root. */
    public static Path at(String path) {
        return ROOT.resolve(path);
    }

    /** What stands in a file below the root. */
    public static String read(String path) {
        try {
            return Files.readString(at(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
