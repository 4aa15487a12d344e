/// Two periods a row: as a slope chart for two times, as a dumbbell for before and after.
package struct SlopeChart: Codable, Hashable, Sendable {
  package var format: AxisFormat
  package var rows: [Row]
  package var beforeLabel: String
  package var afterLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// One group.
  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    package var before: Double?
    package var after: Double?
    package var beforeText: String
    package var afterText: String
    /// Drawn in ink and bold: what the title speaks of.
    package var isApart: Bool

    package init(name: String, before: Double?, after: Double?, beforeText: String, afterText: String, isApart: Bool) {
      self.name = name
      self.before = before
      self.after = after
      self.beforeText = beforeText
      self.afterText = afterText
      self.isApart = isApart
    }
  }

  package init(
    format: AxisFormat, rows: [Row], beforeLabel: String, afterLabel: String, tableHeads: [String],
    noData: String = "no data"
  ) {
    self.format = format
    self.rows = rows
    self.beforeLabel = beforeLabel
    self.afterLabel = afterLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// Values against their number of observations with the limits that chance alone would keep (Spiegelhalter 2005).
package struct FunnelPlot: Codable, Hashable, Sendable {
  package var format: AxisFormat
  package var points: [Point]
  /// Ascending by `n`.
  package var limits: [Limit]
  package var center: Double?
  /// "All agents 73%".
  package var centerLabel: String
  /// "95% limits".
  package var innerLabel: String
  /// "99.8% limits".
  package var outerLabel: String
  /// Under the axis: "contacts".
  package var countLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// One person or group.
  package struct Point: Codable, Hashable, Sendable {
    /// Drawn only outside the outer limits, and only where it may be shown.
    package var name: String
    package var n: Int
    package var value: Double?
    /// Outside the 99.8 % limits.
    package var isOutside: Bool
    /// As the table prints it, or why nothing is drawn: "[low]".
    package var valueText: String

    package init(name: String, n: Int, value: Double?, isOutside: Bool, valueText: String) {
      self.name = name
      self.n = n
      self.value = value
      self.isOutside = isOutside
      self.valueText = valueText
    }
  }

  /// The limits at one number of observations.
  package struct Limit: Codable, Hashable, Sendable {
    package var n: Double
    package var innerLower: Double
    package var innerUpper: Double
    package var outerLower: Double
    package var outerUpper: Double

    package init(n: Double, innerLower: Double, innerUpper: Double, outerLower: Double, outerUpper: Double) {
      self.n = n
      self.innerLower = innerLower
      self.innerUpper = innerUpper
      self.outerLower = outerLower
      self.outerUpper = outerUpper
    }
  }

  package init(
    format: AxisFormat, points: [Point], limits: [Limit], center: Double?, centerLabel: String, innerLabel: String,
    outerLabel: String, countLabel: String, tableHeads: [String], noData: String = "no data"
  ) {
    self.format = format
    self.points = points
    self.limits = limits
    self.center = center
    self.centerLabel = centerLabel
    self.innerLabel = innerLabel
    self.outerLabel = outerLabel
    self.countLabel = countLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// The skills of all teams side by side on one scale.
package struct SkillMix: Codable, Hashable, Sendable {
  package var format: AxisFormat
  /// In alphabetical order, at most five: each has a symbol of its own.
  package var teams: [String]
  package var skills: [Skill]
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// One skill.
  package struct Skill: Codable, Hashable, Sendable {
    package var name: String
    /// One a team.
    package var values: [Double?]
    /// As many.
    package var texts: [String]

    package init(name: String, values: [Double?], texts: [String]) {
      self.name = name
      self.values = values
      self.texts = texts
    }
  }

  package init(format: AxisFormat, teams: [String], skills: [Skill], tableHeads: [String], noData: String = "no data") {
    self.format = format
    self.teams = teams
    self.skills = skills
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// Agents by skills: a symbol says the state, the fill how much evidence there is.
package struct EvidenceMap: Codable, Hashable, Sendable {
  package var skills: [String]
  package var rows: [Row]
  /// What each state is called, in the key and the table.
  package var words: [State: String]
  /// What a darker fill means.
  package var evidenceLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// What the evidence says. Each has a symbol of its own.
  package enum State: String, Codable, Hashable, Sendable, CaseIterable {
    case strength, steady, growing
    /// Evidence that contradicts itself.
    case mixed
    /// Drawn hatched.
    case unknown
  }

  package static let english: [State: String] = [
    .strength: "strength", .steady: "steady", .growing: "growing", .mixed: "mixed",
    .unknown: "not enough evidence",
  ]

  /// One agent.
  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    /// One a skill.
    package var cells: [Cell]

    package init(name: String, cells: [Cell]) {
      self.name = name
      self.cells = cells
    }
  }

  /// One skill of one agent.
  package struct Cell: Codable, Hashable, Sendable {
    package var state: State
    /// 0 (little) to 2 (much).
    package var evidence: Int
    /// "Listening: steady, 14 contacts".
    package var longText: String

    package init(state: State, evidence: Int, longText: String) {
      self.state = state
      self.evidence = evidence
      self.longText = longText
    }
  }

  package init(
    skills: [String], rows: [Row], words: [State: String] = EvidenceMap.english,
    evidenceLabel: String = "darker: more evidence", tableHeads: [String], noData: String = "no data"
  ) {
    self.skills = skills
    self.rows = rows
    self.words = words
    self.evidenceLabel = evidenceLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}
