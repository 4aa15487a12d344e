import Testing

@testable import Analysis

@Suite("Case mix")
struct CaseMixTests {
  /// Agents by strata with about half of the cells filled.
  private func table(_ seed: UInt64, rows: Int, columns: Int) -> [TwoWayCells.Cell] {
    var random = Random(seed)
    var cells: [TwoWayCells.Cell] = []
    for row in 0..<rows {
      for column in 0..<columns where column == row % columns || random.uniform() < 0.5 {
        cells.append(
          TwoWayCells.Cell(
            row: row, column: column, n: Double(1 + Int(random.uniform() * 60)),
            mean: 5 + 0.1 * Double(row % 7) + 0.3 * Double(column) + 0.2 * random.normal(), squares: random.uniform()))
      }
    }
    return cells
  }

  private func close(_ one: [Double?], _ two: [Double?], _ tolerance: Double = 1e-9) -> Bool {
    one.count == two.count
      && zip(one, two).allSatisfy { pair in
        guard let first = pair.0, let second = pair.1 else { return pair.0 == nil && pair.1 == nil }
        return abs(first - second) <= tolerance
      }
  }

  @Test("the order of cells changes no bit, other numbers for agents change no effect", arguments: 1...20)
  func order(seed: UInt64) throws {
    var random = Random(seed)
    let cells = table(seed, rows: 13, columns: 5)
    let fit = try #require(TwoWayFit(TwoWayCells(rows: 13, columns: 5, cells: cells)))
    let shuffled = cells.shuffled(using: &random)
    #expect(TwoWayFit(TwoWayCells(rows: 13, columns: 5, cells: shuffled)) == fit, "seed \(seed)")

    let names = Array(0..<13).shuffled(using: &random)
    let renamed = cells.map { cell in
      var cell = cell
      cell.row = names[cell.row]
      return cell
    }
    let other = try #require(TwoWayFit(TwoWayCells(rows: 13, columns: 5, cells: renamed)))
    #expect(close(names.map { other.rows.values[$0] }, fit.rows.values), "seed \(seed)")
    #expect(close(names.map { other.rows.unitVariances[$0] }, fit.rows.unitVariances), "seed \(seed)")
    #expect(close(other.columns.values, fit.columns.values), "seed \(seed)")
  }

  @Test("a table on its side has the same effects and variances", arguments: 1...10)
  func transposed(seed: UInt64) throws {
    let cells = TwoWayCells(rows: 11, columns: 6, cells: table(seed, rows: 11, columns: 6))
    let (one, two) = (try #require(TwoWayFit(cells)), try #require(TwoWayFit(cells.transposed)))
    #expect(close(one.rows.values, two.columns.values) && close(one.columns.values, two.rows.values))
    #expect(close(one.rows.unitVariances, two.columns.unitVariances))
    #expect(close(one.columns.unitVariances, two.rows.unitVariances))
  }

  @Test("effects solve the normal equations and their variances are those of repeated draws", arguments: 1...2)
  func normalEquations(seed: UInt64) throws {
    var cells = table(seed, rows: 8, columns: 4)
    let fit = try #require(TwoWayFit(TwoWayCells(rows: 8, columns: 4, cells: cells)))
    let effects = fit.rows.values.compactMap(\.self)
    #expect(abs(effects.reduce(0, +)) < 1e-9)
    for row in 0..<8 {
      // Residuals of a row, weighted, add up to 0.
      let rest = try cells.filter { $0.row == row }.reduce(0.0) { sum, cell in
        let column = try #require(fit.columns.values[cell.column])
        return sum + cell.n * (cell.mean - fit.intercepts[0] - effects[row] - column)
      }
      #expect(abs(rest) < 1e-8)
    }
    // Noise alone, 1,500 times: the spread of an effect is what its variance says.
    var random = Random(seed)
    var squares = Array(repeating: 0.0, count: 8)
    for _ in 0..<1500 {
      for index in cells.indices { cells[index].mean = random.normal() / cells[index].n.squareRoot() }
      let drawn = try #require(TwoWayFit(TwoWayCells(rows: 8, columns: 4, cells: cells)))
      for (row, value) in drawn.rows.values.enumerated() { squares[row] += (value ?? 0) * (value ?? 0) / 1500 }
    }
    for row in 0..<8 {
      let ratio = squares[row] / (try #require(fit.rows.unitVariances[row]))
      #expect(ratio > 0.85 && ratio < 1.15, "seed \(seed): \(ratio)")
    }
  }

  @Test("parts that nothing joins are fitted apart, absent agents have nothing")
  func components() throws {
    let cells = [(0, 0, 1.0), (0, 1, 3), (1, 0, 2), (1, 1, 4), (3, 2, 10), (4, 2, 20)].map {
      TwoWayCells.Cell(row: $0.0, column: $0.1, n: 10, mean: $0.2)
    }
    let fit = try #require(TwoWayFit(TwoWayCells(rows: 5, columns: 4, cells: cells)))
    #expect(fit.components.components.map(\.rows) == [[0, 1], [3, 4]] && !fit.components.isConnected)
    #expect(fit.components.ofRow == [0, 0, nil, 1, 1] && fit.components.ofColumn == [0, 0, 1, nil])
    #expect(close(fit.rows.values, [-0.5, 0.5, nil, -5, 5]) && close(fit.columns.values, [-1, 1, 0, nil]))
    #expect(close(fit.intercepts, [2.5, 15]))
    #expect(TwoWayFit(TwoWayCells(rows: 3, columns: 2, cells: [])) == nil)
  }

  @Test("small and lopsided strata are pooled one step wider, what remains has no comparison")
  func merging() {
    let paths = [["voice", "a", "x"], ["voice", "a", "y"], ["voice", "a", "z"], ["voice", "b"], ["chat", "c"]]
    // x is large; y and z are small, together they are not; b is made by one agent and so is c.
    let counts = [
      (0, 0, 40.0), (1, 0, 40), (0, 1, 10), (1, 1, 8), (0, 2, 7), (1, 2, 9), (2, 3, 60), (3, 4, 99), (0, 4, 1),
    ]
    let table = TwoWayCells(
      rows: 4, columns: 5, cells: counts.map { TwoWayCells.Cell(row: $0.0, column: $0.1, n: $0.2, mean: 1) })
    let strata = StratumMerging(paths: paths, counts: table)
    #expect(strata.merged == [0, 1, 1, nil, nil])
    #expect(strata.paths == [["voice", "a", "x"], ["voice", "a"]])
    #expect(strata.coverage(table) == [57.0 / 58, 1, 0, 0])
    #expect(strata.apply(table).columns == 2 && strata.apply(table).total == 114)
    let adjusted = CaseMixAdjustment(table, paths: paths)
    #expect(adjusted.agents.map { $0 != nil } == [true, true, false, false])
  }

  @Test("with one stratum the adjusted value is the raw one")
  func oneStratum() throws {
    let cells = (0..<4).map { TwoWayCells.Cell(row: $0, column: 0, n: 20, mean: Double($0), squares: 19) }
    let adjusted = CaseMixAdjustment(TwoWayCells(rows: 4, columns: 1, cells: cells), paths: [["all"]])
    for (row, agent) in adjusted.agents.enumerated() {
      let agent = try #require(agent)
      #expect(abs(agent.adjusted - Double(row)) < 1e-12 && abs(agent.effect - (Double(row) - 1.5)) < 1e-12)
      // σ² = 1, and the effect is a mean of 20 against the average of four such means.
      #expect(abs((agent.variance ?? 0) - 0.05 * 0.75) < 1e-12)
    }
  }

  @Test("who makes much of a stratum is compared with the others in it")
  func leaveOut() {
    let site = ReferenceStratum(n: 100, sum: 500)
    #expect(site.rate(for: ReferenceStratum(n: 20, sum: 200)) == 5)
    #expect(site.rate(for: ReferenceStratum(n: 21, sum: 200)) == 300.0 / 79)
    #expect(site.rate(for: ReferenceStratum(n: 100, sum: 500)) == nil)
    #expect(IndirectStandard.seconds(10, of: []) == nil)
    #expect(IndirectStandard.seconds(0, of: [ExpectedStratum(n: 1, rate: 5)]) == nil)
    #expect(IndirectStandard.successes(3, of: [ExpectedStratum(n: 3, rate: 1)])?.z == nil)
    #expect(IndirectStandard.successes(3, of: [ExpectedStratum(n: 3, rate: 0.9)])?.adjustedShare(siteRate: 0.95) == 1)
    #expect(IndirectStandard.events(0, of: [ExpectedStratum(n: 3, rate: 1)])?.interval?.lower == 0)
  }

  @Test("five thousand agents in forty strata take a moment")
  func large() throws {
    let cells = TwoWayCells(rows: 5000, columns: 40, cells: table(9, rows: 5000, columns: 40))
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try #require(TwoWayFit(cells)) }
    print("two-way fit of \(cells.cells.count) cells: \(time)")
    #expect(time < .seconds(30))
  }
}
