package io.huifang.intake.vault;

import java.util.ArrayList;
import java.util.List;

/** The requests of one statement, as they are gathered. */
final class SharedStatement {
    /** More would make those that came first wait for too much. */
    static final int MOST_ROWS = 500;

    private static final int MOST_BYTES = 1024 * 1024;

    private final List<WaitingRequest> requests = new ArrayList<>();
    private int rows;
    private int bytes;
    private int company = MOST_ROWS;

    /** Takes the request, unless it is too much in this company; alone it is never too much. */
    boolean takes(WaitingRequest one) {
        int more = rows + one.rows.count();
        int moreBytes = bytes + one.rows.bytes();
        int lessCompany = Math.min(company, one.company);
        boolean fits =
                more <= MOST_ROWS && moreBytes <= MOST_BYTES && requests.size() < lessCompany;
        if (!fits && !requests.isEmpty()) {
            return false;
        }
        rows = more;
        bytes = moreBytes;
        company = lessCompany;
        return requests.add(one);
    }

    List<WaitingRequest> requests() {
        return requests;
    }
}
