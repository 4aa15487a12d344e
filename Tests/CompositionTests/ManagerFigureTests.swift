import Analysis
import Document
import Metrics
import Testing

@testable import Composition

@Suite("Figures of manager reports")
struct ManagerFigureTests {
  /// A centre with everything that the figures of a site can show.
  private func report(_ subject: Subject = .site, change: (inout Dataset) -> Void = { _ in }) throws -> Report {
    var dataset = SyntheticCentre().dataset
    let october = dataset.period
    for (place, team) in [Subject.site, Subject(.team, "north"), Subject(.team, "south")].enumerated() {
      var sums = dataset.cells[team]?[october] ?? Sums()
      for (column, count) in zip([SumColumn.csat1, .csat2, .csat3, .csat4, .csat5], [2, 3, 10, 35, 50]) {
        // The second team has too few answers to be shown.
        sums[column] = place == 2 ? Int64(count / 25) : Int64(count)
      }
      sums[.npsPromoters] = place == 2 ? 0 : 40
      sums[.npsDetractors] = place == 2 ? 0 : 20
      dataset.cells[team]?[october] = sums
      dataset.histograms[team] = [.wait: [5: 60, 20: 30, 70: 10]]
    }
    for offset in 0..<10 {
      let day = october.first.adding(days: offset)
      var sums = dataset.cells[.site]?[.day(day)] ?? Sums()
      sums[.forecastKnown] = 24
      sums[.forecastContacts] = 200
      sums[.forecastActual] = 210
      sums[.requiredSeconds] = 36_000
      sums[.onQueueSeconds] = offset < 3 ? 30_000 : 40_000
      dataset.cells[.site, default: [:]][.day(day)] = sums
    }
    dataset.behaviours[.site] = [("tone", 160), ("clarity", 162), ("empathy", 100)].map { name, met in
      var sums = Sums()
      sums[.behaviourMet] = Int64(met)
      sums[.behaviourScored] = 200
      return Breakdown(level: .behaviour, value: name, sums: sums)
    }
    change(&dataset)
    return try #require(Composer(assess(dataset), try Words.languages()).managerReport(subject))
  }

  @Test("figures and tables are numbered from one without a hole, on every page")
  func numbering() throws {
    for subject in [Subject.site, Subject(.team, "north"), Subject(.team, "south")] {
      let report = try report(subject)
      #expect(report.figures.map(\.number) == Array(1...report.figures.count))
      #expect(report.figures.map(\.id) == report.figures.map { "fig-\($0.number)" })
      let tables = report.allBlocks.compactMap { block -> String? in
        switch block {
        case .measureTable(let table): table.id
        case .table(let table): table.id.contains(/^table-[0-9]+$/) ? table.id : nil
        default: nil
        }
      }
      #expect(tables == (1...tables.count).map { "table-\($0)" }, "\(subject)")
    }
  }

  @Test("answers stand a scale, now first; a team with too few shows none of them")
  func answers() throws {
    let report = try report()
    let figure = try #require(report.figures.first { if case .scores = $0.chart { true } else { false } })
    #expect(figure.title == "85% were satisfied (4 or 5), 5% were not (1 or 2)")
    guard case .scores(let chart) = figure.chart else { return }
    #expect(chart.rows.first?.n == 100)
    let south = try #require(chart.rows.first { $0.name.contains("South") })
    #expect(south.shares.isEmpty && south.valueText == "[low]")
  }

  @Test("a figure says what its marks show: forecast, hours, waits and behaviours")
  func titles() throws {
    let titles = try report().figures.map(\.title)
    #expect(titles.contains("5.0% more contacts came than were forecast: 2100 of 2000"))
    #expect(titles.contains("Three of ten days had fewer hours on queue than required"))
    #expect(titles.contains("Half of the answered contacts were answered within 00:05, nine in ten within 00:20"))
    #expect(titles.contains("Empathy is met less often than the others") == false)
    let behaviours = try #require(titles.first { $0.contains("mpathy") })
    #expect(behaviours.hasPrefix("Empathy is met"))
  }

  @Test("without a plan, answers, reviews or waits their figures are left out, not drawn empty")
  func bare() throws {
    var dataset = SyntheticCentre().dataset
    dataset.histograms = [:]
    let report = try #require(Composer(assess(dataset), try Words.languages()).managerReport(.site))
    for figure in report.figures {
      switch figure.chart {
      case .scores, .histogram, .intervals: Issue.record("\(figure.title) has no data behind it")
      default: break
      }
    }
    #expect(!report.sections.contains { ["customers", "quality", "sales"].contains($0.id) })
  }

  @Test("small charts say which measures left their usual range, and nothing of the last month that is not in them")
  func small() throws {
    let report = try report()
    let charts = report.figures.compactMap { figure -> (Figure, SmallMultiples)? in
      if case .smallMultiples(let chart) = figure.chart { (figure, chart) } else { nil }
    }
    #expect(!charts.isEmpty)
    for (figure, chart) in charts {
      let outside = chart.panels.count { panel in
        guard let lower = panel.lower, let upper = panel.upper, let last = panel.values.last ?? nil else {
          return false
        }
        return last < lower || last > upper
      }
      #expect(figure.title.contains("none of the other") == (outside == 0), "\(figure.title): \(outside) outside")
    }
  }
}
