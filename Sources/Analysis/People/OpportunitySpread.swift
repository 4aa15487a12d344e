import Foundation

/// By which attribute people are told apart when it is asked whether a chance was the same for all.
package enum GroupAttribute: String, Codable, Hashable, Sendable, CaseIterable {
  case team, shift, channel, tenure
  case partTime = "part-time"
}

/// Whether something fell evenly on the groups of one attribute: who qualified, who was recognised, who was offered.
package struct OpportunitySpread: Codable, Hashable, Sendable {
  package struct Row: Codable, Hashable, Sendable {
    package var group: String
    package var people: Int
    /// Those who had it.
    package var count: Int
  }

  package enum Judgement: String, Codable, Hashable, Sendable {
    /// Chance alone makes differences as large.
    case noDifference = "no-difference"
    /// Check the criteria: chance rarely makes differences as large.
    case checkCriteria = "check-criteria"
    /// One group, or everybody, or nobody: nothing to compare.
    case nothingToCompare = "nothing-to-compare"
  }

  package var attribute: GroupAttribute
  /// Sorted by group.
  package var rows: [Row]
  /// The exact probability of a spread as unlikely as this or more; `nil` where nothing can be compared.
  package var p: Double?
  package var judgement: Judgement

  package static let limit = 0.05

  /// - Parameters:
  ///   - people: the group of each, `nil` where it is not known, and whether the person had it.
  ///   - seed: for tables of which there are too many to look at all.
  package init(_ attribute: GroupAttribute, _ people: [(group: String?, has: Bool)], seed: UInt64) {
    var counts: [String: (people: Int, count: Int)] = [:]
    for person in people {
      guard let group = person.group else { continue }
      counts[group, default: (0, 0)].people += 1
      if person.has { counts[group, default: (0, 0)].count += 1 }
    }
    self.attribute = attribute
    rows = counts.keys.sorted().map { key in
      let (people, count) = counts[key] ?? (0, 0)
      return Row(group: key, people: people, count: count)
    }
    p = freemanHalton(rows.map { ($0.people, $0.count) }, seed: seed)
    judgement = p.map { $0 < OpportunitySpread.limit ? .checkCriteria : .noDifference } ?? .nothingToCompare
  }
}

/// The exact test of a table of groups by yes and no: the probability, with all totals fixed, of tables that are at most
/// as likely as the one observed (Fisher for two groups; Freeman and Halton, Biometrika 38 (1951) 141).
///
/// Where there are more than 200 000 tables, 9 999 are drawn at random and the observed one counts as one more.
/// - Parameter groups: how many people, and how many of them with yes.
/// - Returns: `nil` for fewer than two groups with people, or where all or none have it.
package func freemanHalton(_ groups: [(people: Int, count: Int)], seed: UInt64) -> Double? {
  let groups = groups.filter { $0.people > 0 }
  let (people, total) = (groups.reduce(0) { $0 + $1.people }, groups.reduce(0) { $0 + $1.count })
  guard groups.count > 1, total > 0, total < people else { return nil }
  // logs[g][x]: of the ways to choose x of the people of a group.
  let logs = groups.map { group in (0...group.people).map { logChoose(group.people, $0) } }
  let whole = logChoose(people, total)
  let observed = groups.indices.reduce(0.0) { $0 + logs[$1][groups[$1].count] }
  // Rounding must not tell tables of the same likelihood apart.
  let limit = observed + 1e-9
  var tables = 1
  for group in groups.dropLast() { tables = min(200_001, tables * (min(group.people, total) + 1)) }
  guard tables > 200_000 else {
    var sum = CompensatedSum()
    func visit(_ group: Int, _ rest: Int, _ log: Double) {
      if group == groups.count - 1 {
        guard rest <= groups[group].people else { return }
        let log = log + logs[group][rest]
        if log <= limit { sum.add(exp(log - whole)) }
        return
      }
      for count in 0...min(groups[group].people, rest) { visit(group + 1, rest - count, log + logs[group][count]) }
    }
    visit(0, total, 0)
    return min(1, sum.value)
  }
  var labels = groups.indices.flatMap { Array(repeating: $0, count: groups[$0].people) }
  var random = SplitMix64(seed: seed)
  var extreme = 1
  for _ in 0..<PermutationStanding.draws {
    random.drawFirst(total, of: &labels)
    var counts = Array(repeating: 0, count: groups.count)
    for label in labels[..<total] { counts[label] += 1 }
    if groups.indices.reduce(0.0, { $0 + logs[$1][counts[$1]] }) <= limit { extreme += 1 }
  }
  return Double(extreme) / Double(PermutationStanding.draws + 1)
}

private func logChoose(_ n: Int, _ k: Int) -> Double {
  logGamma(Double(n) + 1) - logGamma(Double(k) + 1) - logGamma(Double(n - k) + 1)
}
