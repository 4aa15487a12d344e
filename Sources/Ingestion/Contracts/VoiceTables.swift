extension CanonicalTable {
  static let voices: [CanonicalTable] = [
    CanonicalTable(
      "surveys", "One row an answer of a customer to one question.",
      key: ["survey_id"], time: "answered_at",
      identities: [
        Identity("score <= scale_max", "score is not on the scale"),
        Identity("score >= scale_min", "score is not on the scale"),
        Identity("answered_at >= sent_at", "it is answered before it is sent"),
      ],
      fields: [
        .text("survey_id", "The answer; unique within a source."), .contact, .agent, .team, .queue, .channel,
        .text("topic", "What the contact was about."),
        .text("type", "csat, nps, ces or a word of the survey tool; csat when empty."),
        .time("sent_at", "When it was sent."), .time("answered_at", "When it was answered.", required: true),
        .number("score", -1000...1000, "The answer."),
        .score("csat_score", "The answer on a scale of 1 to 5; the same as score of type csat."),
        .number("scale_min", -1000...1000, "The lowest answer; 1 when empty, 0 for nps."),
        .number("scale_max", -1000...1000, "The highest answer; 5 when empty, 7 for ces, 10 for nps."),
        .flag("resolved_answer", "What the customer says about the solution."),
        .text("language", "The language of the answer."),
        .comment("comment", "What the customer wrote."), .secret("customer", "Who answered."),
        .updated,
      ]),
    CanonicalTable(
      "evaluations", "One row a quality evaluation of a contact.",
      key: ["evaluation_id"], time: "evaluated_at",
      fields: [
        .text("evaluation_id", "The evaluation; unique within a source.", required: true),
        .agent, .contact, .queue, .channel,
        .text("evaluator", "Who evaluated."),
        .text("form", "The form."), .text("form_version", "Its version."),
        .choice("origin", ["human", "auto"], "Who or what filled it in."),
        .choice("selection", ["random", "focused"], "How the contact was chosen."),
        .time("evaluated_at", "When it was finished.", required: true),
        .number("score", 0...1, "The share of the points that could be reached."),
        .flag("critical_failed", "Whether a critical item failed."),
        .text("calibration_id", "The calibration session. Such rows are kept and count for nobody."),
        .text("status", "finished, retracted or a word of the tool; only finished ones count. Empty: finished."),
        .updated,
      ]),
    CanonicalTable(
      "evaluation_answers", "One row an item of an evaluation.",
      key: ["evaluation_id", "item"], time: "evaluated_at",
      identities: [Identity("earned <= possible", "more points than possible")],
      fields: [
        .text("evaluation_id", "The evaluation.", required: true), .agent,
        .time("evaluated_at", "When it was finished.", required: true),
        .text("section", "The section of the form."), .text("item", "The question.", required: true),
        .text("answer", "The answer as written: Yes, 3, N/A."),
        .number("weight", 0...1e6, "Its weight in the score."),
        .number("earned", 0...1e6, "Points earned."), .number("possible", 0...1e6, "Points possible."),
        .flag("critical", "Whether failing it fails the evaluation."),
        .flag("not_applicable", "Whether it was left out."),
      ]),
    CanonicalTable(
      "disputes", "One row a dispute of an evaluation.",
      key: ["dispute_id"], time: "raised_at",
      fields: [
        .text("dispute_id", "The dispute.", required: true), .text("evaluation_id", "The evaluation.", required: true),
        .agent, .time("raised_at", "When it was raised.", required: true), .time("closed_at", "When it was decided."),
        .choice("decision", ["upheld", "overturned", "open"], "How it ended."), .comment("comment", "Why."),
      ]),
    CanonicalTable(
      "sentiment", "One row a contact and speaker with a score that a machine gave.",
      key: ["contact_id", "speaker"], time: "measured_at",
      fields: [
        .text("contact_id", "The contact.", required: true), .agent,
        .choice("speaker", ["customer", "agent", "both"], "Whose words."),
        .time("measured_at", "When.", required: true),
        .number("score", -1...1, "From −1, negative, to 1, positive.", required: true),
        .text("origin", "The program that scored."),
      ]),
  ]
}
