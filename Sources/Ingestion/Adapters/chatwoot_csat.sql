/*
adapter: chatwoot_csat
title: Chatwoot CSAT report
format: table
ragged: true                    # the last line names the period only
columns:
  agent: [Agent name, Agentenname, "Nom de l'agent", Nombre del agente]
  rating: [Rating, Bewertung, Note, Calificación]
  link: [Link to the conversation, Link zur Konversation, Lien vers la conversation, Enlace a la conversación]
  recorded: [Recorded date, Recorded at, Aufnahmedatum, "Date d'enregistrement", Fecha registrada]
optional:
  feedback: [Feedback Comment, Feedback, Feedback-Kommentar, Commentaire, Comentario de opinión]
  contact_name: [Contact name, Kontaktname, Nom du contact, Nombre de Contacto]
  contact_email: [Contact email address, Kontakt-E-Mail-Adresse, Correo electrónico de contacto]
  contact_phone: [Contact phone number, Kontakt Telefonnummer, Número de teléfono de contacto]
recognise: count(*) FILTER (link LIKE '%/conversations/%') > 0
because: it has ratings with a link to a Chatwoot conversation
lacks:
  contact_id: the link holds the number that people see, reporting events hold another one
  queue: the report does not name the inbox
  channel: the report does not name the inbox
  sent_at: the report does not say when the survey was sent
*/
CREATE TEMP TABLE answer AS
SELECT *, regexp_extract(link, '/conversations/(\d+)', 1) AS conversation,
  -- 2026-03-02 08:00:00 UTC
  coalesce(instant_of(regexp_replace(regexp_replace(recorded, ' ?UTC$', 'Z'), ' ([+-]\d{2}:?\d{2})$', '\1')),
    local_of(recorded, ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])) AS answered_at,
  recorded IS NULL AND link IS NULL AND rating IS NULL AS is_period
FROM raw;

CREATE VIEW surveys AS
SELECT file, row_no,
  coalesce(nullif(conversation, ''), 'without a conversation') || ' ' || recorded AS survey_id,
  -- Kim Doe (kim@example.org)
  coalesce(nullif(regexp_extract(agent, '\(([^()]+@[^()]+)\)$', 1), ''), agent) AS agent, 'csat' AS type, answered_at,
  point_number(rating) AS score, 1 AS scale_min, 5 AS scale_max, feedback AS comment,
  coalesce(contact_email, contact_phone, contact_name) AS customer,
  nullif(concat_ws('; ', missing('the rating', rating), unreadable('the rating', rating,
    point_number(rating) IS NOT NULL),
    missing('the date', recorded), unreadable('the date', recorded, answered_at IS NOT NULL)), '') AS reason
FROM answer WHERE NOT is_period;

CREATE VIEW ignored AS
SELECT file, row_no, 'the line that names the period' AS reason FROM answer WHERE is_period;
/*
example: agents with an address, customers, the period at the end
given: |
  Agent name,Rating,Feedback Comment,Contact Name,Contact Email Address,Contact Phone Number,Link to the conversation,Recorded date
  Kim Doe (kim@example.org),5,"Quick, kind",Sam Poe,sam@example.com,+15550100,https://chat.example.org/app/accounts/1/conversations/17,2026-03-02 08:00:00 UTC
  Kim Doe (kim@example.org),2,,Sam Poe,,+15550100,https://chat.example.org/app/accounts/1/conversations/17,2026-03-04 08:00:00 UTC
  ,4,,Ann Poe,,,https://chat.example.org/app/accounts/1/conversations/18,2026-03-02 09:00:00 UTC
  Reporting period 2026-03-01 to 2026-03-31
expect:
  surveys: |
    survey_id,agent,answered_at,score,scale_max,comment,customer
    17 2026-03-02 08:00:00 UTC,kim@example.org,2026-03-02T08:00:00Z,5.0,5,"Quick, kind",sam@example.com
    17 2026-03-04 08:00:00 UTC,kim@example.org,2026-03-04T08:00:00Z,2.0,5,,+15550100
    18 2026-03-02 09:00:00 UTC,,2026-03-02T09:00:00Z,4.0,5,,Ann Poe
  ignored: |
    row_no,reason
    4,the line that names the period
*/
/*
example: German titles, a rating that cannot be read
given: |
  Agentenname,Bewertung,Feedback-Kommentar,Kontaktname,Kontakt-E-Mail-Adresse,Kontakt Telefonnummer,Link zur Konversation,Aufnahmedatum
  Kim Doe (kim@example.org),gut,,Sam Poe,,,https://chat.example.org/app/accounts/1/conversations/17,2026-03-02 08:00:00 UTC
  Kim Doe (kim@example.org),3,,Sam Poe,,,https://chat.example.org/app/accounts/1/conversations/19,2026-03-02 08:00:00 +0100
expect:
  surveys: |
    agent,answered_at,score,reason
    kim@example.org,2026-03-02T08:00:00Z,,the rating cannot be read: gut
    kim@example.org,2026-03-02T07:00:00Z,3.0,
*/
