package io.huifang.proof;

import io.huifang.backing.Directories;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code prove [--events N] …}: tells what was found and fails unless all of it holds. */
public final class Prove {
    private static final List<String> READERS =
            List.of("supervisor", "policy-admin", "auditor", "ops");

    private Prove() {}

    /** Arguments: the checkout, then what the user typed. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> typed = Arrays.asList(arguments).subList(1, arguments.length);
        try {
            ProofTyped wanted = ProofTyped.of(typed, Clock.systemUTC().instant());
            System.exit(prove(Path.of(arguments[0]), wanted, out) ? 0 : 1);
        } catch (IllegalArgumentException mistyped) {
            out.println(mistyped.getMessage());
            System.exit(2);
        }
    }

    private static boolean prove(Path root, ProofTyped wanted, PrintStream out) throws Exception {
        Path all = Files.createDirectories(root.resolve("deploy/proof/target/proof"));
        Path home = Files.createTempDirectory(all, "proof");
        out.println(wanted.scenario());
        out.println("Data and logs lie in " + home + " meanwhile.");
        boolean holds;
        try (Proof proof = Proof.begin(root, home, wanted.scenario(), out)) {
            holds = proof.run().hold();
            out.println(holds ? "It holds." : "It does not hold.");
            if (wanted.keep()) stay(proof, out);
        }
        if (holds) {
            Directories.delete(home);
        } else {
            out.println("Data and logs are kept in " + home);
        }
        return holds;
    }

    private static void stay(Proof proof, PrintStream out) throws InterruptedException {
        out.println("The dashboard: " + proof.url() + "/insight; Ctrl-C ends it.");
        READERS.forEach(user -> out.println("  " + user + " " + proof.password(user)));
        new CountDownLatch(1).await();
    }
}
