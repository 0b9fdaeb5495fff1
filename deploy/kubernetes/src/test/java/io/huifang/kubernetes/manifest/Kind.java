package io.huifang.kubernetes.manifest;

/** The kinds of documents that rules ask about, as they are written in documents. */
public enum Kind {
    Cluster,
    ConfigMap,
    Deployment,
    ExternalSecret,
    Gateway,
    HTTPRoute,
    HorizontalPodAutoscaler,
    Ingress,
    Kafka,
    KafkaNodePool,
    KafkaTopic,
    KafkaUser,
    Namespace,
    NetworkPolicy,
    PodDisruptionBudget,
    PodMonitor,
    PriorityClass,
    ScaledObject,
    Secret,
    Service,
    ServiceAccount
}
