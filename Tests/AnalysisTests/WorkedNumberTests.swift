import Metrics
import Testing

@testable import Analysis

/// Numbers that others worked out by hand and published, through the catalogue's own formulas.
@Suite("Worked numbers")
struct WorkedNumberTests {
  private func metric(_ id: String, _ variant: String = "", threshold: Int = 20) throws -> MetricDefinition {
    try #require(Catalogue.metrics(threshold: threshold).first { $0.key == MetricKey(id, variant) })
  }

  private func value(_ id: String, _ variant: String, _ sums: Sums, at level: Level = .site) throws -> Double? {
    let metric = try metric(id, variant)
    var dataset = SiteBuilder("2026-10").dataset
    dataset.cells = [Subject(level): [dataset.period: sums]]
    let maker = QuantityMaker(inputs: Inputs(dataset), scoreVariances: [:])
    return maker.quantity(metric, sums, level: level).measurement?.value
  }

  /// ICMI: 1 000 answered, 860 of them in 20 s; 60 abandoned, 20 within 20 s, 10 of these within 5 s.
  @Test(
    "six formulas of service level on the same contacts",
    arguments: [
      ("sl_all_credit", 83.02), ("sl_answered_only", 86.00), ("sl_offered", 81.13), ("sl_excl_early_abandon", 82.69),
      ("sl_short_credit", 82.08), ("sl_excl_short", 81.90),
    ])
  func serviceLevels(variant: String, expected: Double) throws {
    var sums = Sums()
    (sums[.offered], sums[.handled], sums[.handledWithin]) = (1060, 1000, 860)
    (sums[.abandoned], sums[.shortAbandoned], sums[.abandonedWithin]) = (50, 10, 20)
    (sums[.waitSeconds], sums[.waitKnown]) = (12_000, 1000)
    let value = try #require(try value("service_level", variant, sums))
    #expect((value * 10_000).rounded() == (expected * 100).rounded())
  }

  /// Cisco: 70 answered and 10 abandoned in time, 20 beyond.
  @Test(
    "three formulas of service level on a hundred calls",
    arguments: [("sl_excl_early_abandon", 77.78), ("sl_offered", 70.0), ("sl_all_credit", 80.0)])
  func serviceLevelOfHundred(variant: String, expected: Double) throws {
    var sums = Sums()
    (sums[.offered], sums[.handled], sums[.handledWithin]) = (100, 85, 70)
    (sums[.abandoned], sums[.abandonedWithin], sums[.waitKnown], sums[.waitSeconds]) = (15, 10, 85, 900)
    let value = try #require(try value("service_level", variant, sums))
    #expect((value * 10_000).rounded() == (expected * 100).rounded())
  }

  @Test("ten minutes late and ten longer: adherence with and without the work outside the shift, and conformance")
  func adherence() throws {
    var sums = Sums()
    (sums[.relevantScheduledSeconds], sums[.adherentSeconds], sums[.outsideShiftSeconds]) = (3600, 3000, 600)
    (sums[.scheduledOnQueueSeconds], sums[.workedOnQueueSeconds], sums[.stateDays]) = (3600, 3600, 10)
    sums[.scheduledSeconds] = 3600
    let percent = { (value: Double?) in value.map { ($0 * 10_000).rounded() / 100 } }
    #expect(percent(try value("schedule_adherence", "", sums)) == 83.33)
    #expect(percent(try value("schedule_adherence", "outside_shift_counts", sums)) == 71.43)
    #expect(percent(try value("conformance", "", sums)) == 100)
  }

  @Test("customer effort of a thousand answers from 1 to 7")
  func effort() throws {
    var sums = Sums()
    for (column, count) in zip(
      [SumColumn.ces1, .ces2, .ces3, .ces4, .ces5, .ces6, .ces7], [80, 210, 140, 110, 160, 180, 120] as [Int64])
    {
      sums[column] = count
    }
    #expect(try value("ces_mean", "", sums) == 4.08)
    #expect(try value("ces_positive", "", sums) == 0.46)
    #expect(try #require(try value("ces_positive", "index", sums)).rounded() == -13)
  }

  @Test("shares of two queues add up before they are divided")
  func weighted() throws {
    var (large, small) = (Sums(), Sums())
    (large[.offered], large[.handled], large[.handledWithin], large[.waitKnown]) = (1092, 1092, 725, 1092)
    (small[.offered], small[.handled], small[.handledWithin], small[.waitKnown]) = (74, 74, 37, 74)
    (large[.waitSeconds], small[.waitSeconds]) = (1, 1)
    large.add(small)
    let value = try #require(try value("service_level", "sl_answered_only", large))
    #expect((value * 10_000).rounded() / 100 == 65.35)
  }

  @Test("handle time of 352 calls")
  func handleTime() throws {
    var sums = Sums()
    (sums[.offered], sums[.handled], sums[.handleKnown], sums[.handleSeconds]) = (352, 352, 352, 88_600)
    let value = try #require(try value("aht", "", sums))
    #expect((value * 10).rounded() / 10 == 251.7)
  }

  @Test("a net promoter score counts no passives above the line and carries an interval on its own scale")
  func promoters() throws {
    var sums = Sums()
    (sums[.npsDetractors], sums[.npsPassives], sums[.npsPromoters]) = (30, 50, 120)
    let metric = try metric("nps")
    var dataset = SiteBuilder("2026-10").dataset
    dataset.cells = [.site: [dataset.period: sums]]
    let maker = QuantityMaker(inputs: Inputs(dataset), scoreVariances: [:])
    let quantity = maker.quantity(metric, sums, level: .site)
    let measured = try #require(quantity.measurement)
    #expect(abs(measured.value - 45) < 1e-9 && measured.interval.map { $0.lower < 45 && $0.upper > 45 } == true)
    #expect(maker.quantity(metric, sums, level: .site).measurement?.n == 200)
  }

  @Test(
    "Wilson intervals of small shares",
    arguments: [
      (5, 5, 56.6, 100.0), (4, 5, 37.6, 96.4), (9, 10, 59.6, 98.2), (13, 15, 62.1, 96.3), (88, 100, 80.2, 93.0),
    ])
  func wilsonIntervals(x: Int, n: Int, lower: Double, upper: Double) throws {
    let interval = try #require(wilson(Double(x), of: Double(n), z: 1.96))
    #expect((interval.lower * 1000).rounded() / 10 == lower && (interval.upper * 1000).rounded() / 10 == upper)
  }
}
