import Analysis
import Document
import Metrics
import Testing

@testable import Composition

/// Where the data cannot tell something, a page says what and why, and shows no number for it.
@Suite("What cannot be told is said")
struct UntoldTests {
  private func dataset(_ change: (inout Dataset) -> Void = { _ in }) -> Dataset {
    var dataset = SyntheticCentre().dataset
    change(&dataset)
    return dataset
  }

  private func report(_ dataset: Dataset, _ subject: Subject = .site) throws -> Report {
    try #require(Composer(assess(dataset), try Words.languages()).managerReport(subject))
  }

  private func words(_ dataset: Dataset) throws -> String {
    try report(dataset).prose.map(\.plain).joined(separator: "\n").replacing("\u{A0}", with: " ")
  }

  private func training(_ people: Range<Int>, _ course: String, _ day: String) throws -> [TrainingRecord] {
    let day = try #require(CivilDate(day))
    return people.map { TrainingRecord(agent: SyntheticCentre().id($0), course: course, day: day) }
  }

  @Test("courses of which no effect can be told are named once each, with the reason")
  func courses() throws {
    let trainings =
      try training(0..<24, "Everybody’s course", "2026-06-10") + training(0..<3, "Small course", "2026-05-12")
      + training(0..<12, "New course", "2026-09-08") + training(3..<24, "Nearly all", "2026-05-12")
    let text = try words(dataset { $0.trainings = trainings })
    for sentence in [
      "“Everybody’s course” (June 2026): its effect cannot be told. Everybody with enough data took it",
      "“New course” (September 2026): its effect cannot be told yet. It takes two full months after a course.",
      "“Nearly all” (May 2026) and “Small course” (May 2026): their effects cannot be told. It takes five people",
    ] {
      #expect(text.contains(sentence), "\(sentence)")
    }
    #expect(!text.contains("changed handle time more than chance"))
    let small = try words(dataset { $0.trainings = Array(trainings[24..<27]) })
    #expect(small.contains("Only three of those who took it have enough data before and after it; it takes five."))
    let nearly = try words(dataset { $0.trainings = trainings.suffix(21) })
    #expect(nearly.contains("Only three of those who did not take it have enough data"))
  }

  @Test("reviewers who cannot be told from people correct nothing, and the page says so")
  func reviewers() throws {
    func reviews(_ reviewer: (Int) -> String) -> [ReviewSums] {
      (0..<24).map { person in
        let scores = (0..<6).map { Int64(7000 + (person * 7 + $0 * 13) % 5 * 500) }
        return ReviewSums(
          agent: SyntheticCentre().id(person), reviewer: reviewer(person), item: "", reach: .sixMonths, n: 6,
          score: scores.reduce(0, +), scoreSquared: scores.map { $0 * $0 }.reduce(0, +))
      }
    }
    let alone = try words(dataset { $0.reviews = reviews { _ in "R-1" } })
    #expect(alone.contains("QA scores are not corrected for the reviewer. One reviewer scored everybody"))
    let apart = try words(dataset { $0.reviews = reviews { "R-\($0 / 6)" } })
    #expect(apart.contains("QA scores are not corrected for reviewers. No two reviewers scored enough of the same"))
    for text in [alone, apart] { #expect(!text.contains("Scores of people are corrected for it")) }
    #expect(!(try words(dataset()).contains("not corrected for")))
  }

  @Test("the balance of one team, or of teams of one, is not judged")
  func balance() throws {
    let one = try words(dataset { for place in $0.agents.indices { $0.agents[place].team = "north" } })
    #expect(one.contains("The balance of teams cannot be judged. Everybody is in one team, North."))
    let ones = try words(
      dataset { for place in $0.agents.indices { $0.agents[place].team = place == 0 ? "south" : "north" } })
    #expect(ones.contains("The balance of teams cannot be judged. It takes two teams of at least two people."))
    let none = try words(dataset { for place in $0.agents.indices { $0.agents[place].team = nil } })
    #expect(!none.contains("balance of teams"))
  }

  @Test("a team of one is set beside no other team")
  func alone() throws {
    let dataset = dataset { data in
      let person = Subject(.agent, data.agents[0].id)
      data.agents[0].team = "solo"
      data.teams.append(TeamRecord(id: "solo", name: "Solo"))
      data.cells[Subject(.team, "solo")] = data.cells[person]
    }
    let assessment = assess(dataset)
    #expect(assessment.teamsOfOne == ["solo"])
    #expect(assessment.teamComparisons.allSatisfy { $0.rows.map(\.team) == ["north", "south"] })
    let own = try report(dataset, Subject(.team, "solo"))
    #expect(own.everything.contains("One person works in this team."))
    let site = try report(dataset)
    let cells = site.allBlocks.flatMap { block -> [[String]] in
      if case .table(let table) = block { table.rows.map { $0.map(\.text) } } else { [] }
    }
    let row = try #require(cells.first { $0.first == "Solo" && $0.count > 2 })
    #expect(row.dropFirst().allSatisfy { !$0.contains { $0.isNumber } }, "\(row)")
  }
}
