import Metrics
import Testing

@testable import Analysis

@Suite("Peers")
struct PeerTests {
  private let key = MetricKey("aht")

  private func quantities(_ people: [(id: String, value: Double, n: Int)]) -> [String: [MetricKey: Quantity]] {
    Dictionary(
      uniqueKeysWithValues: people.map { person in
        let measurement = Measurement(
          value: person.value, numerator: person.value * Double(person.n), denominator: Double(person.n), n: person.n)
        return (person.id, [key: Quantity.measured(measurement)])
      })
  }

  private func band(_ people: [(id: String, value: Double, n: Int)], of id: String, teams: [String: String])
    -> PeerBand?
  {
    let all = quantities(people)
    return Peers(all, teamOf: teams).band(key, own: all[id]?[key]?.measurement, team: teams[id])
  }

  private func people(_ count: Int, from first: Int = 0) -> [(id: String, value: Double, n: Int)] {
    (first..<(first + count)).map { ("a\($0)", Double(100 + $0), 20) }
  }

  @Test("who is compared with whom agrees with the hand-worked cases", .enabled(if: Oracle.isPresent, Oracle.absent))
  func oracle() throws {
    var ran = 0
    for vector in try Oracle.load("disclosure_cases").vectors {
      guard let team = vector.inputs["team_contributors_including_self"]?.whole,
        let site = vector.inputs["site_contributors"]?.whole
      else { continue }
      let group = peerGroup(othersInTeam: team - 1, othersOnSite: site - 1, least: 5)
      let name = group == .team ? "team" : group == .site ? "cohort" : "none"
      #expect(name == vector.expected["peer_basis"]?.string, "\(vector.id)")
      ran += 1
    }
    #expect(ran == 3)
  }

  @Test("quartiles need ten others", arguments: [(10, false), (11, true)])
  func ten(count: Int, isShown: Bool) throws {
    let teams = Dictionary(uniqueKeysWithValues: people(count).map { ($0.id, "t") })
    let band = band(people(count), of: "a0", teams: teams)
    #expect((band != nil) == isShown)
    if isShown {
      // Eleven values 100…110: type 7 quartiles stand at the third and eighth step.
      #expect(band == PeerBand(lower: 102.5, upper: 107.5, people: 11, group: .team))
    }
  }

  @Test("a small team falls back to the site")
  func fallback() {
    let teams = Dictionary(uniqueKeysWithValues: people(5).map { ($0.id, "t") })
    #expect(band(people(20), of: "a0", teams: teams)?.group == .site)
    #expect(band(people(20), of: "a19", teams: teams)?.group == .site)
  }

  @Test("someone with more than half of the contacts hides the band from the others")
  func dominance() {
    var all = people(12)
    let teams = Dictionary(uniqueKeysWithValues: all.map { ($0.id, "t") })
    all[3].n = 11 * 20 + 1
    #expect(band(all, of: "a0", teams: teams) == nil)
    #expect(band(all, of: "a3", teams: teams) != nil)
    all[3].n = 11 * 20
    #expect(band(all, of: "a0", teams: teams) != nil)
  }

  @Test("quantiles interpolate between order statistics")
  func quantiles() {
    #expect(quantile([1, 2, 3, 4], 0.25) == 1.75)
    #expect(quantile([1, 2, 3, 4], 0.75) == 3.25)
    #expect(quantile([7], 0.75) == 7)
    #expect(quantile([], 0.5) == nil)
    #expect(quantile([1, 9], 1) == 9)
  }

  @Test("only agents have peers, and only from those with enough observations")
  func assessed() throws {
    let assessment = assess(SiteBuilder.steady(seed: 5, teams: 2, agents: 22, days: 40).dataset)
    for (subject, found) in assessment.subjects {
      let band = found[MetricKey("csat", "top2")]?.peers
      #expect((band != nil) == (subject.level == .agent))
      if subject.level == .agent { #expect(band?.people == 11 && band?.group == .team) }
      #expect(found[MetricKey("contacts_handled")]?.peers == nil)
    }
    let small = assess(SiteBuilder.steady(seed: 5, teams: 1, agents: 10, days: 40).dataset)
    #expect(small.subjects.values.allSatisfy { $0.measures.allSatisfy { $0.peers == nil } })
  }
}
