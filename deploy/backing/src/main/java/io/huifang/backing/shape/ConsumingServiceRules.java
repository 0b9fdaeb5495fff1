package io.huifang.backing.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** What holds in the services that read topics, and tell of their work through the outbox. */
public abstract class ConsumingServiceRules extends ModuleRules {
    /**
     * @param root the package under which all of the service stands
     */
    protected ConsumingServiceRules(String root) {
        super(root);
    }

    @Test
    void nobodyHereTalksToKafkaButConsumers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.clients.producer..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
                .check(classes);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Consumer")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Incoming")
                .check(classes);
    }

    @Test
    void resourcesKnowNoEntityAndNoDatabase() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "org.hibernate..")
                .check(classes);
    }
}
