extension CanonicalTable {
  /// `docs/canonical-tables.md`: every table with its grain, key, columns and rules.
  package static var documentation: String {
    let parts = all.map(\.documentation)
    return """
      # Canonical tables

      Every export is brought into these tables, by the `columns` of a source or by an [adapter](adapters.md). A column that a
      system does not record stays empty: missing is never zero. A row that lacks a required column, or breaks a rule, is
      kept in `rejects/` with its line and the reason. Of rows with the same key within a source the one with the latest
      `updated_at` counts, else the one that was read last. Rows are kept by the month, in the site's zone, in which their
      time lies.

      Instants may be written with an offset; a local time is read in the `time_zone` of the source. Durations are whole
      seconds in the warehouse, whatever the export writes. A column *digest* is kept as `<name>_key`: the same person gives
      the same text, and nobody gets back without the key in `keys/workspace.key`. A *comment* is dropped unless the
      workspace says `privacy: {comments: keep}`.

      \(parts.joined(separator: "\n\n"))

      """
  }

  private var documentation: String {
    var lines = [
      "## \(name)", "", grain, "",
      "Key: \(key.isEmpty ? "none" : key.map { "`\($0)`" }.joined(separator: ", ")). Time: `\(time)`.", "",
      "| column | kind | meaning |", "|---|---|---|",
    ]
    lines += fields.map { field in
      "| `\(field.name)`\(field.isRequired ? " (required)" : "") | \(field.kindWords) | \(field.meaning) |"
    }
    if !identities.isEmpty {
      var rules: [String] = []
      for identity in identities where !rules.contains("`\(identity.condition)`") {
        rules.append("`\(identity.condition)`")
      }
      lines += ["", "Must hold: \(rules.joined(separator: "; "))."]
    }
    return lines.joined(separator: "\n")
  }
}

extension CanonicalField {
  /// The kind in a few words.
  fileprivate var kindWords: String {
    switch kind {
    case .text: "text"
    case .time: "instant"
    case .day: "day"
    case .choice(let words): "one of \(words.map { "`\($0)`" }.joined(separator: " "))"
    case .seconds(let most): most == 86_400 ? "seconds, at most a day" : "seconds, at most \(most)"
    case .count: "count"
    case .number(let range):
      range.upperBound >= 1e6 || range.lowerBound <= -1000
        ? "number" : "number from \(short(range.lowerBound)) to \(short(range.upperBound))"
    case .score: "whole number from 1 to 5"
    case .flag: "yes or no"
    case .secret: "digest"
    case .comment: "comment"
    }
  }

  private func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
