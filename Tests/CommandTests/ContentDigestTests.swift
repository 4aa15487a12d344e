import Metrics
import Testing

@testable import Command

@Suite("Digests of contents")
struct ContentDigestTests {
  private struct Value: Encodable {
    var name = "a"
    var count = 1
    var ratio = 0.5
    var flag = true
    var small: UInt8 = 3
    var missing: String?
    var list = [[1, 2], [3]]
    var words: [Kind: String] = [:]
    var ids: Set<String> = []
    var kind = Kind.plain
    var payload = Payload.number(4)

    enum Kind: String, Codable, CaseIterable { case plain, round, flat }
    enum Payload: Encodable { case number(Int), text(String) }
  }

  @Test("every property counts")
  func counts() {
    var all: [Value] = [Value()]
    func add(_ change: (inout Value) -> Void) {
      var value = Value()
      change(&value)
      all.append(value)
    }
    add { $0.name = "" }
    add { $0.count = -1 }
    add { $0.ratio = 0.25 }
    add { $0.flag = false }
    add { $0.small = 4 }
    add { $0.missing = "" }
    add { $0.list = [[1], [2, 3]] }
    add { $0.list = [[1, 2, 3]] }
    add { $0.words = [.plain: "x"] }
    add { $0.words = [.round: "x"] }
    add { $0.ids = ["x"] }
    add { $0.kind = .round }
    add { $0.payload = .number(5) }
    add { $0.payload = .text("4") }
    #expect(Set(all.map { ContentDigest.of($0) }).count == all.count)
    #expect(ContentDigest.of(Value()) == ContentDigest.of(Value()))
  }

  @Test("the order of dictionaries and sets does not count, that of lists does", arguments: 1...5)
  func order(round: Int) {
    // The order of a dictionary depends on its capacity.
    var large = Dictionary<Value.Kind, String>(minimumCapacity: 1 << (round + 3))
    var ids = Set<String>(minimumCapacity: 1 << (round + 3))
    for kind in Value.Kind.allCases.reversed() { large[kind] = kind.rawValue }
    for number in (0..<20).reversed() { ids.insert("\(number)") }
    let small = Dictionary(uniqueKeysWithValues: Value.Kind.allCases.map { ($0, $0.rawValue) })
    #expect(
      ContentDigest.of(Value(words: small, ids: Set((0..<20).map { "\($0)" })))
        == ContentDigest.of(Value(words: large, ids: ids)))
    #expect(ContentDigest.of([1, 2]) != ContentDigest.of([2, 1]))
  }

  @Test("a sum, a period and a record of a dataset each count")
  func dataset() {
    var data = Dataset(
      organisation: "Centre", timeZone: "UTC", period: .month(year: 2026, month: 10), metrics: [], headline: [],
      serviceLevelSeconds: 20, cells: [:], breakdowns: [:], hours: [:], agents: [], teams: [], events: [],
      quality: DataQuality(daysWithData: [], daysWithoutData: []))
    var digests = [ContentDigest.of(data)]
    var sums = Sums()
    sums[.handled] = 1
    data.cells = [.site: [data.period: sums]]
    digests.append(ContentDigest.of(data))
    data.cells[.site]?[data.period]?[.offered] = 1
    digests.append(ContentDigest.of(data))
    data.cells[.site]?[data.period.previous] = sums
    digests.append(ContentDigest.of(data))
    data.agents = [AgentRecord(id: "a", name: "A", team: nil)]
    digests.append(ContentDigest.of(data))
    data.breakdowns = [.site: [Breakdown(level: .topic, value: "x", sums: sums)]]
    digests.append(ContentDigest.of(data))
    #expect(Set(digests).count == digests.count)
  }
}
