package io.huifang.observability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A Grafana dashboard, as far as it is looked at.
 *
 * @param panels in the order of the file; rows are none
 */
record Dashboard(String uid, String title, List<Panel> panels) {
    record Panel(
            int id,
            String title,
            String description,
            String unit,
            Place place,
            List<String> queries) {}

    record Place(int x, int y, int width, int height) {
        boolean overlaps(Place other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    static Dashboard of(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<Panel> panels = new ArrayList<>();
            root.withArray("panels").forEach(panel -> panels.add(panel(panel)));
            return new Dashboard(root.path("uid").asText(), root.path("title").asText(), panels);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
        }
    }

    static List<Dashboard> ours() {
        return Repository.dashboards().stream().map(Repository::read).map(Dashboard::of).toList();
    }

    private static Panel panel(JsonNode panel) {
        JsonNode place = panel.path("gridPos");
        return new Panel(
                panel.path("id").asInt(),
                panel.path("title").asText(),
                panel.path("description").asText(),
                panel.at("/fieldConfig/defaults/unit").asText(),
                new Place(
                        place.path("x").asInt(),
                        place.path("y").asInt(),
                        place.path("w").asInt(),
                        place.path("h").asInt()),
                StreamSupport.stream(panel.path("targets").spliterator(), false)
                        .map(target -> target.path("expr").asText())
                        .toList());
    }
}
