-- Hours are forgotten by their age, whatever they are of.
CREATE INDEX kpi_hours ON kpi (window_start) WHERE grain = 'HOUR';
