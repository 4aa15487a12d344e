import Metrics
import Testing

@testable import SampleData

@Suite struct RosterTests {
  static let sizes = [(6, 2), (7, 3), (12, 6), (24, 3), (200, 9), (5000, 120)]

  @Test("stays in a team follow each other without gaps or overlaps", arguments: sizes)
  func spans(_ size: (agents: Int, teams: Int)) {
    let organisation = Organisation(SampleOptions(agents: size.agents, teams: size.teams))
    for agent in organisation.agents {
      #expect(agent.spans.first?.first == agent.joined && agent.spans.last?.last == agent.left)
      for span in agent.spans { #expect(span.last.map { span.first <= $0 } ?? true) }
      for (before, after) in zip(agent.spans, agent.spans.dropFirst()) {
        #expect(before.last?.adding(days: 1) == after.first)
        #expect(before.team != after.team)
      }
    }
  }

  @Test("as many people as asked for are employed at the end, in teams of like size", arguments: sizes)
  func headcount(_ size: (agents: Int, teams: Int)) {
    let options = SampleOptions(agents: size.agents, teams: size.teams)
    let organisation = Organisation(options)
    let teams = organisation.agents.compactMap { $0.team(on: options.end.last) }
    #expect(teams.count == size.agents)
    let sizes = (0..<size.teams).map { team in teams.count { $0 == team } }
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }

  @Test("names, ids and aliases of people, leads and teams are different", arguments: sizes)
  func uniqueness(_ size: (agents: Int, teams: Int)) {
    let organisation = Organisation(SampleOptions(agents: size.agents, teams: size.teams))
    let names = organisation.agents.map(\.name) + organisation.teams.map(\.lead)
    #expect(Set(names).count == names.count)
    for ids in [organisation.agents.map(\.id), organisation.agents.map(\.alias), organisation.teams.map(\.id)] {
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test("the default people have names in seven scripts and more, with accents, very long, and without blanks")
  func scripts() {
    let names = Organisation(SampleOptions()).agents.prefix(24).map(\.name)
    let blocks: [(String, ClosedRange<UInt32>)] = [
      ("Arabic", 0x600...0x6FF), ("Hebrew", 0x590...0x5FF), ("Devanagari", 0x900...0x97F), ("Thai", 0xE00...0xE7F),
      ("Han", 0x4E00...0x9FFF), ("Hangul", 0xAC00...0xD7AF), ("Greek", 0x370...0x3FF), ("Cyrillic", 0x400...0x4FF),
      ("Latin", 0x41...0x5A), ("Latin with accents", 0xC0...0x24F),
    ]
    for (script, block) in blocks {
      #expect(names.contains { $0.unicodeScalars.contains { block.contains($0.value) } }, "no name in \(script)")
    }
    #expect(names.contains { $0.count > 50 })
    #expect(names.contains { !$0.contains(" ") && $0.unicodeScalars.allSatisfy { $0.isASCII } })
  }

  @Test("people move, join and leave within the history")
  func turnover() {
    let options = SampleOptions()
    let people = Organisation(options).agents
    let first = options.periods[0].first
    #expect(people.count { $0.spans.count > 1 } == 2)
    #expect(people.count { $0.joined > first } == 2)
    #expect(people.count { $0.left.map { first <= $0 && $0 < options.end.last } ?? false } == 2)
  }
}
