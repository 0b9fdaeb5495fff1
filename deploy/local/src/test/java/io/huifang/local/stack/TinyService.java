package io.huifang.local.stack;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands for a packaged service where the stack alone is tested: reads its configuration where the
 * services do, says that it is ready, and dies when it is told to.
 */
public final class TinyService {
    /** The property that makes it die at start, logging the property's value. */
    static final String LAST_WORDS = "tiny.last-words";

    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        Properties configuration = new Properties();
        configuration.load(Files.newBufferedReader(Path.of("config/application.properties")));
        String lastWords = configuration.getProperty(LAST_WORDS);
        if (lastWords != null) {
            System.out.println(lastWords);
            System.exit(3);
        }
        serve(configuration.getProperty("quarkus.http.port"), "/", "huifang");
        serve(configuration.getProperty("quarkus.management.port"), "/health/ready", "UP");
        System.out.println("serving 你好");
    }

    private static void serve(String port, String path, String answer) throws IOException {
        InetAddress local = InetAddress.getByName("127.0.0.1");
        HttpServer server =
                HttpServer.create(new InetSocketAddress(local, Integer.parseInt(port)), 0);
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    /** Packages it, so that it can be run as the services are. */
    public static Path packagedIn(Path directory) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TinyService.class.getName());
        String classFile = TinyService.class.getName().replace('.', '/') + ".class";
        Path jar = directory.resolve("tiny.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var in = TinyService.class.getClassLoader().getResourceAsStream(classFile)) {
            out.putNextEntry(new JarEntry(classFile));
            in.transferTo(out);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return jar;
    }
}
