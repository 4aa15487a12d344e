import Foundation
import Metrics
import Testing

@testable import Analysis

@Suite("People on the same contacts")
struct CaseMixComparerTests {
  /// People take contacts of three queues; the hard one takes half as long again. Whoever is `slow` takes a quarter
  /// longer; the quickest get most of the hard queue.
  static func dataset(seed: UInt64, people: Int = 12, slow: Set<Int> = [], contacts: Int = 120) -> Dataset {
    var random = Random(seed)
    var site = SiteBuilder("2026-10")
    site.teams = [TeamRecord(id: "t0", name: "Team 0"), TeamRecord(id: "t1", name: "Team 1")]
    site.agents = (0..<people).map {
      AgentRecord(id: "a\($0 + 10)", name: "Agent \($0)", team: "t\($0 % 2)", joined: CivilDate("2024-01-01"))
    }
    var dataset = site.dataset
    for person in 0..<people {
      for (queue, factor, share) in [
        ("bills", 1.0, 0.4), ("hard", 1.5, 0.1 + 0.3 * Double(people - person) / Double(people)), ("moves", 1.0, 0.3),
      ] {
        for reach in ReportingWindow.allCases {
          let n = Int(Double(contacts) * share) * (reach == .period ? 1 : 2)
          var numbers = Array(repeating: Int64(0), count: 11)
          for _ in 0..<n {
            let typical = 300 * factor * (slow.contains(person) ? 1.25 : 1)
            let seconds = max(1, typical * exp(0.5 * random.normal()))
            numbers[0] += 1
            numbers[1] += Int64(seconds)
            numbers[2] += Int64(seconds) * Int64(seconds)
            numbers[3] += Int64((log(seconds) * 1e6).rounded())
            numbers[4] += Int64((log(seconds) * log(seconds) * 1e6).rounded())
            numbers[5] += 1
            numbers[6] += random.uniform() < 0.75 ? 1 : 0
          }
          if let sums = StratumSums(
            agent: "a\(person + 10)", queue: queue, channel: "voice", reach: reach, numbers: numbers)
          {
            dataset.strata.append(sums)
          }
        }
      }
    }
    return dataset
  }

  private func handleTime(_ dataset: Dataset) throws -> FairComparison {
    try #require(CaseMixComparer(dataset).comparison(.handleTime, least: 20))
  }

  @Test("a hard queue is told from the people who take it")
  func hardQueue() throws {
    let queues = try handleTime(CaseMixComparerTests.dataset(seed: 1)).queues
    #expect(queues.map(\.queue) == ["bills", "hard", "moves"])
    let hard = try #require(queues.first { $0.queue == "hard" })
    #expect(hard.isApart && (0.4...0.6).contains(hard.effect) && hard.interval.contains(0.5))
    #expect(!queues.contains { $0.queue != "hard" && $0.isApart })
  }

  @Test("slow people are found although others take more of the hard queue")
  func slowPeople() throws {
    let found = try handleTime(CaseMixComparerTests.dataset(seed: 2, slow: [10, 11]))
    // By their raw times they hardly differ: the others take the long contacts.
    for id in ["a20", "a21"] {
      let person = try #require(found[id])
      #expect(person.standing == .above && person.state == .band, "\(id)")
      let (raw, adjusted) = (try #require(person.raw), try #require(person.adjusted))
      #expect(adjusted > raw, "\(id): fewer hard contacts than the average")
      #expect(try #require(person.shrunk) < adjusted, "pulled towards the others")
      #expect(try #require(person.expected) < found.overall)
    }
  }

  @Test("people without a difference are rarely said to differ: at most one in ten of 40 sites' people")
  func nobody() throws {
    var (said, all) = (0, 0)
    for seed in 100..<140 {
      for person in try handleTime(CaseMixComparerTests.dataset(seed: UInt64(seed))).people {
        all += 1
        if person.standing == .above || person.standing == .below { said += 1 }
      }
    }
    print("fair comparison without differences: \(said) of \(all) people said to differ")
    #expect(Double(said) <= 0.1 * Double(all))
  }

  @Test("few observations give a number only, more a value, and a comparison when they are reliable")
  func ladder() throws {
    var dataset = CaseMixComparerTests.dataset(seed: 3, slow: [0])
    dataset.strata.removeAll { $0.agent == "a15" }
    if let few = StratumSums(
      agent: "a15", queue: "bills", channel: "voice", reach: .period,
      numbers: [6, 1800, 540_000, 34_222_695, 195_200_000, 0, 0, 0, 0, 0, 0])
    {
      dataset.strata.append(few)
    }
    let found = try handleTime(dataset)
    #expect(found["a15"]?.state == .countOnly && found["a15"]?.n == 6 && found["a15"]?.shrunk == nil)
    #expect(found["a10"]?.state == .band && found["a10"]?.window == .period)
  }

  @Test("newcomers are compared with nobody")
  func newcomers() throws {
    var dataset = CaseMixComparerTests.dataset(seed: 4, slow: [3])
    for place in dataset.agents.indices where dataset.agents[place].id == "a13" {
      dataset.agents[place].joined = CivilDate("2026-09-01")
    }
    let found = try #require(try handleTime(dataset)["a13"])
    #expect(found.isNewcomer && found.standing == nil && found.state == .value)
  }

  @Test("the order of people and queues does not show")
  func order() throws {
    var dataset = CaseMixComparerTests.dataset(seed: 5, slow: [1])
    let first = try handleTime(dataset)
    dataset.agents.reverse()
    #expect(try handleTime(dataset) == first)
  }
}
