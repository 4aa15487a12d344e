/*
adapter: chatwoot_agents
title: Chatwoot agents report
format: table
ragged: true
columns:
  agent: [Agent name, Agentenname, "Nom de l'agent", Nombre del agente]
  conversations: [Assigned conversations, Conversations count, No. of conversations, Anzahl Gespräche,
    Nombre de conversations, Conversaciones asignadas]
  first_response: [Avg first response time, Avg first response time (Minutes),
    Durchschnittliche Reaktionszeit (Minuten), Temps de réponse moyen (Minutes),
    Promedio de tiempo de la primera respuesta]
  resolution: [Avg resolution time, Avg resolution time (Minutes), Durchschnittliche Auflösungszeit (Minuten),
    Temps moyen de résolution (Minutes), Tiempo promedio de resolución]
recognise: count(*) > 0
because: it has a line a person with average times to the first response and to the resolution
*/
-- The averages stand beside conversations that were assigned, not beside those that were answered or resolved, so they
-- cannot be turned back into sums. The format is known so that a user is told.
CREATE VIEW ignored AS
SELECT file, row_no, 'averages without their counts cannot be added; export the reporting events instead' AS reason
FROM raw;
/*
example: averages only
given: |
  Reporting period 2026-03-01 to 2026-03-31

  Agent name,Assigned conversations,Avg first response time,Avg resolution time,Resolution Count,Avg customer waiting time
  Kim Doe,12,3 minutes,2 hours,10,4 minutes
  Lee Poe,3,N/A,N/A,0,N/A
expect:
  ignored: |
    row_no,reason
    1,averages without their counts cannot be added; export the reporting events instead
    2,averages without their counts cannot be added; export the reporting events instead
*/
/*
example: Spanish titles
given: |
  Reportando el periodo desde 2026-03-01 hasta 2026-03-31
  Nombre del agente,Conversaciones asignadas,Promedio de tiempo de la primera respuesta,Tiempo promedio de resolución
  Kim Doe,12,3 minutos,2 horas
expect:
  ignored: |
    row_no,reason
    1,averages without their counts cannot be added; export the reporting events instead
*/
