package io.huifang.backing.shape;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What holds in every module; its own rules stand in the test that inherits these. */
public abstract class ModuleRules {
    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    private static final int MOST_PARAMETERS = 6;

    /** The module's main classes. */
    protected final JavaClasses classes;

    private final String root;

    /**
     * @param root the package under which all of the module stands
     */
    protected ModuleRules(String root) {
        this.root = root;
        this.classes =
                IMPORTED.computeIfAbsent(
                        root,
                        name ->
                                new ClassFileImporter()
                                        .withImportOption(new ImportOption.DoNotIncludeTests())
                                        .importPackages(name));
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*(Impl|Utils?|Helper|Manager|Dto|Processor|Handler|Base)([$].*)?")
                .orShould()
                .resideInAnyPackage("..common..", "..core..", "..util..", "..base..", "..manager..")
                .check(classes);
    }

    @Test
    void timeAndIdsAreInjectedAndNobodyWaits() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethodWhere(target(nameMatching("await(Indefinitely)?")))
                .check(classes);
    }

    @Test
    void beansAreGivenToConstructors() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(classes);
    }

    @Test
    void constructorsStayShort() {
        classes().should(takeFewParameters()).check(classes);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        classes().should(resideInAPackageThatSaysWhatItIsFor()).check(classes);
    }

    /**
     * @param names package within the module and outermost class, like {@code queue.Lane}
     */
    protected final DescribedPredicate<JavaClass> named(Set<String> names) {
        return DescribedPredicate.describe(
                "named " + names, type -> names.contains(nameWithin(type)));
    }

    protected final DescribedPredicate<JavaClass> named(String... names) {
        return named(Set.of(names));
    }

    /** The JDK and the contract: what a type may know that needs no framework to be explained. */
    protected static DescribedPredicate<JavaClass> javaAndTheContract() {
        return resideInAnyPackage("java..", "io.huifang.contract..");
    }

    private String nameWithin(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        return name.startsWith(root + ".")
                ? name.substring(root.length() + 1).replaceAll("[$].*", "")
                : name;
    }

    private static ArchCondition<JavaClass> takeFewParameters() {
        return that(
                "take at most " + MOST_PARAMETERS + " constructor parameters",
                type ->
                        type.isRecord()
                                || type.isEnum()
                                || type.isAnonymousClass()
                                || type.getConstructors().stream()
                                        .allMatch(
                                                it ->
                                                        it.getRawParameterTypes().size()
                                                                <= MOST_PARAMETERS));
    }

    private static ArchCondition<JavaClass> resideInAPackageThatSaysWhatItIsFor() {
        return that(
                "reside in a package with a package-info.java",
                type ->
                        Files.exists(
                                Path.of("src/main/java", type.getPackageName().split("[.]"))
                                        .resolve("package-info.java")));
    }

    private static ArchCondition<JavaClass> that(String does, Predicate<JavaClass> kept) {
        return new ArchCondition<>(does) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!kept.test(type)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type, type.getName() + " does not " + does));
                }
            }
        };
    }
}
