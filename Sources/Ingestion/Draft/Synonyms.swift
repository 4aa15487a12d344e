import Foundation

/// How exports call our columns, in English, German, French and Spanish; the best word first.
enum Synonyms {
  /// Words of a title in lower case without accents, unit and bracket: “AvgTalkDuration (s)” is “avg talk duration”.
  static func words(of title: String) -> String {
    var text = title.prefix { $0 != "(" && $0 != "[" }
    if text.allSatisfy(\.isWhitespace) { text = title[...] }
    var spaced = ""
    for character in text {
      if character.isUppercase, let last = spaced.last, last.isLowercase { spaced += " " }
      spaced.append(character.isLetter || character.isNumber ? character : " ")
    }
    let plain = spaced.lowercased().replacing("ß", with: "ss").folding(options: .diacriticInsensitive, locale: nil)
    let units: Set<String> = ["seconds", "second", "sec", "secs", "s", "ms", "milliseconds", "minutes", "min", "in"]
    let all = plain.split(separator: " ").map(String.init)
    let words = all.filter { !units.contains($0) }
    return (words.isEmpty ? all : words).joined(separator: " ")
  }

  static let date = ["date", "call date", "contact date", "datum", "anrufdatum", "fecha", "jour", "date appel"]
  static let time = ["time", "call time", "contact time", "uhrzeit", "zeit", "anrufzeit", "heure", "hora"]

  static let titles: [CanonicalColumn: [String]] = [
    .contactID: [
      "contact id", "call id", "callid", "contactid", "interaction id", "conversation id", "ticket id", "case id",
      "call uuid", "unique id", "uniqueid", "kontakt id", "anruf id", "vorgang", "identifiant", "id appel",
      "numero appel", "id llamada", "id contacto", "id",
    ],
    .surveyID: ["survey id", "response id", "responseid", "answer id", "umfrage id", "unique id", "id"],
    .agent: [
      "agent", "agent name", "agent id", "agentname", "agent full name", "advisor", "representative", "rep", "operator",
      "user name", "employee", "assignee", "handled by", "mitarbeiter", "bearbeiter", "conseiller", "conseillere",
      "agente", "nombre del agente", "nombre agente", "operador",
    ],
    .team: [
      "team", "team name", "supervisor", "team leader", "group", "department", "gruppe", "abteilung", "equipe",
      "equipo", "grupo", "departamento",
    ],
    .queue: [
      "queue", "queue name", "skill", "skill group", "warteschlange", "file d attente", "file", "cola",
      "cola de espera",
    ],
    .channel: ["channel", "channel name", "media type", "medium", "kanal", "canal"],
    .direction: ["direction", "call direction", "richtung", "sens", "direccion"],
    .topic: [
      "topic", "category", "contact reason", "call reason", "reason", "subject", "thema", "anliegen", "kategorie",
      "grund", "motif", "sujet", "categorie", "motivo", "tema", "categoria",
    ],
    .arrivedAt: [
      "arrived at", "started at", "start time", "call start", "call start time", "start", "date time", "datetime",
      "timestamp", "initiated at", "created at", "call date time", "beginn", "startzeit", "eingang", "datum uhrzeit",
      "zeitpunkt", "debut", "date heure", "date et heure", "heure d arrivee", "inicio", "fecha hora", "fecha y hora",
      "fecha inicio",
    ],
    .answeredAt: [
      "answered at", "survey response date", "response date", "recorded date", "recorded at", "submitted at",
      "completed at", "survey date", "date time", "datetime", "timestamp", "antwortdatum", "date de reponse",
      "fecha de respuesta", "date", "datum", "fecha",
    ],
    .outcome: [
      "outcome", "answered", "call outcome", "result", "call status", "status", "abandoned", "ergebnis", "angenommen",
      "resultat", "statut", "repondu", "decroche", "resultado", "estado", "atendida", "contestada",
    ],
    .wait: [
      "wait", "wait time", "waiting time", "speed of answer", "queue wait time", "queue time", "time in queue",
      "wartezeit", "temps d attente", "attente", "tiempo de espera", "espera",
    ],
    .talk: [
      "talk", "talk time", "talk duration", "avg talk duration", "call duration", "conversation time", "duration",
      "gesprachszeit", "gesprachsdauer", "temps de conversation", "duree de conversation", "duree",
      "tiempo de conversacion", "duracion",
    ],
    .hold: ["hold", "hold time", "hold duration", "haltezeit", "mise en attente", "tiempo en retencion", "retencion"],
    .acw: [
      "acw", "acw time", "after call work", "after call work time", "after contact work", "wrap up", "wrap up time",
      "wrapup time", "nachbearbeitung", "nachbearbeitungszeit", "post appel", "temps post appel", "trabajo posterior",
      "tiempo posterior",
    ],
    .resolved: [
      "resolved", "solved", "fcr", "first contact resolution", "gelost", "erledigt", "resolu", "resuelto", "resuelta",
    ],
    .transferred: [
      "transferred", "transfer", "weitergeleitet", "verbunden", "transfere", "transferida", "transferido",
    ],
    .score: [
      "csat", "csat score", "satisfaction", "satisfaction rating", "satisfaction score", "rating", "survey score",
      "score", "zufriedenheit", "bewertung", "satisfaction client", "note", "satisfaccion", "puntuacion", "valoracion",
    ],
  ]

  static let yes: Set<String> = ["y", "yes", "true", "t", "1", "ja", "j", "oui", "o", "si", "sí", "s"]
  static let no: Set<String> = ["n", "no", "false", "f", "0", "nein", "non"]
  static let handled: Set<String> = [
    "handled", "answered", "connected", "completed", "complete", "angenommen", "beantwortet", "repondu", "répondu",
    "decroche", "atendida", "contestada", "respondida",
  ]
  static let abandoned: Set<String> = [
    "abandoned", "abandon", "missed", "lost", "not answered", "unanswered", "no answer", "hung up", "verpasst",
    "abgebrochen", "aufgelegt", "perdu", "abandonne", "abandonné", "abandonada", "perdida", "no atendida",
  ]
}
