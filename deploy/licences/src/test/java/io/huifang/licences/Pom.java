package io.huifang.licences;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * What a library says of itself, in a repository of Maven.
 *
 * @param name group and artifact
 * @param licences in the authors' words, its own or those of the nearest ancestor that has some
 */
record Pom(String name, List<String> licences) {
    /** One for all: to find it takes a look into every library. */
    private static final DocumentBuilderFactory XML = DocumentBuilderFactory.newDefaultInstance();

    /** Of the library in that jar. */
    static Pom beside(Path jar) throws IOException {
        Path version = jar.getParent();
        Path artifact = version.getParent();
        Path pom = version.resolve(artifact.getFileName() + "-" + version.getFileName() + ".pom");
        Element project = read(pom);
        String group =
                text(project, "groupId").or(() -> inParent(project, "groupId")).orElseThrow();
        return new Pom(
                group + ":" + text(project, "artifactId").orElseThrow(),
                licences(project, rootOf(artifact, group)));
    }

    private static Path rootOf(Path artifact, String group) {
        Path root = artifact.getParent();
        for (int part = 0; part < group.split("\\.").length; part++) {
            root = root.getParent();
        }
        return root;
    }

    private static List<String> licences(Element project, Path root) throws IOException {
        Optional<Element> own = child(project, "licenses");
        if (own.isPresent()) {
            return children(own.get()).flatMap(it -> text(it, "name").stream()).toList();
        }
        Optional<Element> parent = child(project, "parent");
        return parent.isEmpty() ? List.of() : licences(read(placeOf(parent.get(), root)), root);
    }

    private static Path placeOf(Element parent, Path root) {
        List<String> at = new ArrayList<>();
        String artifact = text(parent, "artifactId").orElseThrow();
        String version = text(parent, "version").orElseThrow();
        at.addAll(List.of(text(parent, "groupId").orElseThrow().split("\\.")));
        at.addAll(List.of(artifact, version, artifact + "-" + version + ".pom"));
        return root.resolve(String.join("/", at));
    }

    private static Optional<String> inParent(Element project, String what) {
        return child(project, "parent").flatMap(parent -> text(parent, what));
    }

    private static Optional<String> text(Element element, String name) {
        return child(element, name).map(it -> it.getTextContent().strip());
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element).filter(it -> it.getTagName().equals(name)).findFirst();
    }

    private static Stream<Element> children(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(it -> it.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }

    private static Element read(Path pom) throws IOException {
        try (InputStream in = Files.newInputStream(pom)) {
            return XML.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException(pom + " cannot be read", unreadable);
        }
    }
}
