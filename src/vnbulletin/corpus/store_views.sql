-- Views of a store: the common questions, each one SELECT away. Made anew whenever a store is opened for writing.

-- When a bulletin speaks: its publication, else the event it reports, as a month.
CREATE OR REPLACE VIEW dated_documents AS
SELECT *,
       CASE WHEN regexp_matches(coalesce(published, event_date), '^[0-9]{4}-[0-9]{2}')
            THEN left(coalesce(published, event_date), 7) END AS seen_month,
       CASE WHEN regexp_matches(coalesce(published, event_date), '^[0-9]{4}-[0-9]{2}-[0-9]{2}')
            THEN try_cast(left(coalesce(published, event_date), 10) AS DATE) END AS seen
FROM documents;

-- Every document cited: how often, where first and last.
CREATE OR REPLACE VIEW documents_cited AS
SELECT coalesce(r.document, r.text) AS document, mode(r.type) AS type, mode(coalesce(r.corrected, r.code)) AS code,
       count(*) AS mentions, count(DISTINCT r.doc_id) AS bulletins, min(d.seen) AS first_cited, max(d.seen) AS last_cited
FROM "references" r JOIN dated_documents d USING (doc_id)
GROUP BY 1 ORDER BY bulletins DESC, document;

-- Cited documents by month.
CREATE OR REPLACE VIEW documents_cited_by_month AS
SELECT d.seen_month AS month, coalesce(r.document, r.text) AS document, mode(r.type) AS type,
       mode(coalesce(r.corrected, r.code)) AS code, count(*) AS mentions, count(DISTINCT r.doc_id) AS bulletins
FROM "references" r JOIN dated_documents d USING (doc_id)
GROUP BY 1, 2 ORDER BY month, bulletins DESC, document;

-- Posts over time: who is seen in which post, from when to when. Namesakes are told apart by
-- vnbulletin.resolve_officials, not here.
CREATE OR REPLACE VIEW posts_over_time AS
SELECT p.name, p.title, p.organisation, p.level, p.system, min(d.seen) AS first_seen, max(d.seen) AS last_seen,
       count(DISTINCT p.doc_id) AS bulletins
FROM positions p JOIN dated_documents d USING (doc_id)
WHERE NOT coalesce(p.former, FALSE)
GROUP BY ALL ORDER BY p.organisation, p.title, first_seen, p.name;

-- Tasks by field of work and by the body that sets them.
CREATE OR REPLACE VIEW tasks_by_field_and_body AS
SELECT t.label AS field, coalesce(d.event_organiser, t.assigned_by) AS body, d.seen_month AS month,
       count(*) AS tasks, count(DISTINCT t.doc_id) AS bulletins
FROM tasks t JOIN dated_documents d USING (doc_id)
GROUP BY ALL ORDER BY field, body, month;

-- What failed and why, counted.
CREATE OR REPLACE VIEW failures_by_code AS
SELECT stage, code, count(*) AS inputs, min(message) AS example FROM failures GROUP BY ALL ORDER BY inputs DESC, code;
