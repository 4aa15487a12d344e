import Metrics
import Testing

@testable import Analysis

@Suite("Disclosure")
struct DisclosureTests {
  private func cell(_ counts: [Int]) -> [Measurement] {
    counts.map { Measurement(value: 1, numerator: Double($0), denominator: Double($0), n: $0) }
  }

  private func people(_ count: Int) -> [Measurement] { cell(Array(repeating: 20, count: count)) }

  @Test("what is hidden cannot be reckoned from what is shown", arguments: 1...200)
  func cannotBeSolved(seed: UInt64) {
    var random = Random(seed)
    let cells = (0..<Int(1 + random.uniform() * 6)).map { _ in
      cell((0..<Int(random.uniform() * 14)).map { _ in 1 + Int(random.uniform() * random.uniform() * 200) })
    }
    let decision = TableDisclosure.decide(cells, withTotal: true)
    func isSafe(_ group: [Measurement]) -> Bool {
      let total = group.reduce(0) { $0 + $1.n }
      return group.count >= 6 && group.allSatisfy { 2 * $0.n <= total }
    }
    for (cell, isShown) in zip(cells, decision.cells) where isShown && !cell.isEmpty {
      #expect(isSafe(cell), "seed \(seed)")
    }
    let hidden = zip(cells, decision.cells).filter { !$0.1 }.map(\.0)
    if decision.total, !hidden.isEmpty {
      // The total less the shown cells is one number: of at least two cells and enough people.
      #expect(hidden.count > 1 && isSafe(Array(hidden.joined())), "seed \(seed)")
    }
    if decision.total { #expect(isSafe(Array(cells.joined())), "seed \(seed)") }
    // The order of cells decides only between equally small ones.
    let sizes = cells.map(\.count)
    if Set(sizes).count == sizes.count {
      let turned = TableDisclosure.decide(cells.reversed(), withTotal: true)
      #expect(Array(turned.cells.reversed()) == decision.cells && turned.total == decision.total, "seed \(seed)")
    }
  }

  @Test("without a total only the cell itself counts")
  func withoutTotal() {
    let decision = TableDisclosure.decide([people(12), people(3), [], people(6)], withTotal: false)
    #expect(decision == .init(cells: [true, false, true, true], total: false))
  }

  @Test("one person with more than half hides a cell")
  func dominance() {
    let lopsided = cell([60, 10, 10, 10, 10, 10])
    #expect(TableDisclosure.decide([lopsided, people(8)], withTotal: false).cells == [false, true])
    #expect(
      TableDisclosure.decide([cell([50, 10, 10, 10, 10, 10]), people(8)], withTotal: false).cells == [true, true])
  }

  @Test("two hidden cells of few people take a third with them, and a total goes where nothing is left")
  func together() {
    #expect(
      TableDisclosure.decide([people(9), people(2), people(3), people(7)], withTotal: true)
        == .init(cells: [true, false, false, false], total: true))
    #expect(
      TableDisclosure.decide([people(4), people(3), people(7)], withTotal: true)
        == .init(cells: [false, false, true], total: true))
    #expect(
      TableDisclosure.decide([cell([99, 1, 1, 1, 1, 1, 1]), people(1)], withTotal: true)
        == .init(cells: [false, false], total: false))
    #expect(TableDisclosure.decide([people(5)], withTotal: true) == .init(cells: [false], total: false))
    #expect(TableDisclosure.decide([people(6)], withTotal: true) == .init(cells: [true], total: true))
    #expect(TableDisclosure.decide([], withTotal: true) == .init(cells: [], total: false))
  }

  @Test("few changes of members hide the change and round the level", arguments: 0...6)
  func members(changes: Int) {
    let before = Set((0..<12).map { "a\($0)" })
    let came = before.union((0..<changes).map { "b\($0)" })
    let left = Set(before.sorted().dropFirst(changes))
    let isRounded = (1...4).contains(changes)
    for after in [came, left] {
      let disclosure = SeriesDisclosure(before: before, after: after)
      #expect(disclosure.showsChange == !isRounded)
      #expect(disclosure.level(417.3) == (isRounded ? 420 : 417.3))
    }
    // One came and one went: both count.
    let both = before.subtracting(["a0"]).union(["b"])
    #expect(SeriesDisclosure(before: before, after: both) == .rounded)
  }

  @Test(
    "two significant digits",
    arguments: [
      (0.8466, 0.85), (0.0123456, 0.012), (99.6, 100), (-417.3, -420), (5, 5), (0, 0), (1234, 1200), (0.1, 0.1),
      (9.96, 10), (1000, 1000),
    ])
  func digits(value: Double, expected: Double) {
    #expect(roundedToTwoDigits(value) == expected)
  }
}
