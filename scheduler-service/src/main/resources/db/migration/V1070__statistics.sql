-- Tables that grow fast are analysed often, and sorting a sample of each column is what that costs:
-- seconds of a processor, at the very time at which most is to be done. No statement looks for rows
-- by these columns, so nobody asks what is in them.
ALTER TABLE customer
    ALTER zones SET STATISTICS 0,
    ALTER statements SET STATISTICS 0,
    ALTER suppressed_because SET STATISTICS 0,
    ALTER suppressed_by SET STATISTICS 0;

ALTER TABLE decision
    ALTER content_hash SET STATISTICS 0,
    ALTER source SET STATISTICS 0,
    ALTER id SET STATISTICS 0,
    ALTER explanation SET STATISTICS 0,
    ALTER inputs SET STATISTICS 0,
    ALTER facts SET STATISTICS 0,
    ALTER traceparent SET STATISTICS 0,
    ALTER expiry_time SET STATISTICS 0,
    ALTER place SET STATISTICS 0;

ALTER TABLE callback_task
    ALTER earliest_event_time SET STATISTICS 0,
    ALTER appointed_on SET STATISTICS 0,
    ALTER counted SET STATISTICS 0,
    ALTER skill SET STATISTICS 0,
    ALTER traceparent SET STATISTICS 0;

ALTER TABLE contact_entry
    ALTER entered_by SET STATISTICS 0,
    ALTER request_hash SET STATISTICS 0;

ALTER TABLE outbox
    ALTER key SET STATISTICS 0,
    ALTER headers SET STATISTICS 0,
    ALTER payload SET STATISTICS 0;
