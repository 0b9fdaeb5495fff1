package io.huifang.scheduler.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void handsTheArgumentsOnOneByOne() {
        assertThat(Columns.rows("a uuid,\n    b text\n"))
                .isEqualTo("SELECT unnest($1::uuid[]) AS a, unnest($2::text[]) AS b");
    }

    @Test
    void addsThemToTheColumnsOfTheirNames() {
        assertThat(Columns.insertInto("thing", "a uuid, b int"))
                .isEqualTo(
                        "INSERT INTO thing (a, b) SELECT unnest($1::uuid[]) AS a, unnest($2::int[]) AS b");
    }
}
