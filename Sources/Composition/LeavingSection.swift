import Analysis
import Document
import Metrics

/// Who joined, how long it takes to be at home in the work, and who left: counts and intervals of the site, nobody by
/// name and nobody foretold.
struct LeavingSection {
  let report: ManagerReport
  let firstFigure: Int
  let tableNumber: Int

  private var development: Development? { report.subject.level == .site ? report.assessment.development : nil }

  var figureCount: Int { figures.count }
  var tableCount: Int { tables.count }

  var section: Section? {
    let sentences = [attritionSentence, retentionSentence, earlySentence].compactMap(\.self)
    guard !sentences.isEmpty || !figures.isEmpty || !tables.isEmpty else { return nil }
    var blocks: [Block] = sentences.isEmpty ? [] : [.findings(sentences)]
    blocks += paired(figures)
    blocks += stride(from: 0, to: tables.count, by: 2).map { index in
      .columns(tables[index..<min(index + 2, tables.count)].map { Column(span: 6, blocks: [.table($0)]) })
    }
    return Section(id: "leaving", title: "Joining and leaving", blocks: blocks)
  }

  // MARK: Sentences

  private func percent(_ share: Double) -> String { NumberFormat.fixed(share * 100, 0) + "%" }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(spelled(number)) \(number == 1 ? one : many)"
  }

  /// A rate of a few people says little: the interval stands beside it.
  private var attritionSentence: [Inline]? {
    guard let found = development?.attrition, let annual = found.rate.annual, let interval = found.rate.interval else {
      return nil
    }
    let head = "\(sentenceStart(count(found.rate.leavers, "person", "people"))) left in the last twelve months."
    let moves =
      found.internalMoves == 0
      ? "" : " \(sentenceStart(count(found.internalMoves, "internal move", "internal moves"))) not counted."
    return [
      .strong(head),
      .text(
        " That is \(percent(annual)) of the people in post a year, likely between \(percent(interval.lower)) and "
          + "\(percent(interval.upper)).\(moves)"),
    ]
  }

  private var retentionSentence: [Inline]? {
    guard let found = development?.attrition, let share = found.retention, let interval = found.retentionInterval else {
      return nil
    }
    return [
      .strong("\(found.stayed) of \(found.headAtStart) people of a year ago are still here."),
      .text(" \(percent(share)), likely between \(percent(interval.lower)) and \(percent(interval.upper))."),
    ]
  }

  /// Of all complete cohorts together.
  private var earlySentence: [Inline]? {
    let complete = (development?.cohorts ?? []).filter { $0.open == 0 }
    let (joined, left) = complete.reduce((0, 0)) { ($0.0 + $1.joined, $0.1 + $1.left) }
    guard joined >= 5, let interval = wilson(Double(left), of: Double(joined)) else { return nil }
    return [
      .strong("\(sentenceStart(spelled(left))) of \(joined) joiners left within 90 days."),
      .text(
        " \(percent(Double(left) / Double(joined))), likely between \(percent(interval.lower)) and "
          + "\(percent(interval.upper)); whoever has not been here for 90 days does not count yet."),
    ]
  }

  // MARK: Figures

  private var figures: [Figure] {
    (development?.ramps ?? []).enumerated().compactMap { index, ramp in
      report.composer.metrics[ramp.key].map { figure(ramp, $0, number: firstFigure + index) }
    }
  }

  private func figure(_ ramp: RampAssessment, _ metric: MetricDefinition, number: Int) -> Figure {
    let noun = MetricWords(metric).noun
    let format = NumberFormat(metric, n: 100)
    let title =
      if let reached = ramp.reached {
        reached == 0
          ? "\(sentenceStart(noun)) of the middle joiner is on the level of the experienced from the start"
          : "\(sentenceStart(noun)) of the middle joiner reaches the level of the experienced in month \(reached + 1)"
      } else if ramp.experienced == nil {
        "\(sentenceStart(noun)) of joiners by month at work"
      } else {
        "\(sentenceStart(noun)) of the middle joiner is not yet on the level of the experienced"
      }
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "\(metric.name) by month at work, \(ramp.joiners) people who joined in the last two years",
      note: "Band: the middle half, from ten people on. Months with fewer than five people are left out. The mix of "
        + "contacts may differ from that of the experienced.",
      alternativeText: "Line chart of \(noun) by month at work, joiners of two years, whole site. \(title). "
        + "Data in the table below.",
      chart: .ramp(
        RampChart(
          format: AxisFormat(metric.unit),
          months: ramp.curve.points.map { point in
            RampChart.Month(
              label: "\(point.month + 1)", lower: point.middleHalf?.lower, middle: point.median,
              upper: point.middleHalf?.upper,
              rangeText: point.median.map { median in
                format.text(median) + (point.middleHalf.map { " (\(format.text($0)))" } ?? "")
              } ?? "[low]", n: point.people)
          },
          people: ramp.experienced.map { level in
            [
              RampChart.Person(
                label: "Experienced\u{A0}\(format.text(level))", values: ramp.curve.points.map { _ in level },
                texts: ramp.curve.points.map { _ in format.text(level) })
            ]
          } ?? [], bandLabel: "Middle half of joiners", middleLabel: "Middle joiner",
          tableHeads: ["Month at work", "Middle joiner (middle half)", "People"]
            + (ramp.experienced == nil ? [] : ["Experienced"]))))
  }

  // MARK: Tables

  private var tables: [Table] {
    [bandTable, reasonTable, cohortTable].compactMap(\.self).enumerated().map { index, table in
      var table = table
      table.id = "table-\(tableNumber + index)"
      table.caption = "Table \(tableNumber + index). \(table.caption)"
      return table
    }
  }

  /// A rate of little time would reach from nothing to everybody.
  private func row(_ name: String, _ rate: LeavingRate) -> [Cell] {
    guard rate.personMonths >= 12 * AttritionReport.leastPersonYears else {
      return [Cell(name), Cell("\(rate.leavers)"), Cell("[low]"), Cell("")]
    }
    return [
      Cell(name), Cell("\(rate.leavers)"), Cell(rate.annual.map(percent) ?? ""),
      Cell(rate.interval.map { "\(percent($0.lower)) to \(percent($0.upper))" } ?? ""),
    ]
  }

  private func lowNote(_ rows: [[Cell]]) -> String {
    rows.joined().contains { $0.text == "[low]" }
      ? " [low]: fewer than \(NumberFormat.fixed(AttritionReport.leastPersonYears, 0)) years of work of all together."
      : ""
  }

  private var bandTable: Table? {
    guard let found = development?.attrition, found.rate.leavers > 0 else { return nil }
    let rows = found.bands.filter { $0.rate.personMonths > 0 }.map { row(name($0.band), $0.rate) }
    guard rows.count > 1 else { return nil }
    return Table(
      id: "", caption: "Who left, by time at work",
      columns: [
        .init("At work for", order: .text), .init("Left", .right), .init("A year", .right),
        .init("Likely between (95%)", .right),
      ], rows: rows,
      note: "Leavers by the time that all people together spent in the band, twelve months." + lowNote(rows))
  }

  private func name(_ band: TenureBand) -> String {
    switch band {
    case .newcomer: "Under 3 months"
    case .firstYear: "3 to 12 months"
    case .experienced: "More than a year"
    }
  }

  /// Only where a reason is known of anybody.
  private var reasonTable: Table? {
    guard let found = development?.attrition,
      found.reasons.contains(where: { $0.reason != .unknown && $0.rate.leavers > 0 })
    else { return nil }
    let rows = found.reasons.filter { $0.rate.leavers > 0 }.map { row(sentenceStart($0.reason.rawValue), $0.rate) }
    return Table(
      id: "", caption: "Who left, by reason",
      columns: [
        .init("Reason", order: .text), .init("Left", .right), .init("A year", .right),
        .init("Likely between (95%)", .right),
      ], rows: rows, note: "As the roster says." + lowNote(rows))
  }

  private var cohortTable: Table? {
    let cohorts = development?.cohorts ?? []
    guard cohorts.count > 1 else { return nil }
    return Table(
      id: "", caption: "Joiners by month, and who left within 90 days",
      columns: [
        .init("Joined in", order: .text), .init("Joined", .right), .init("Left", .right), .init("Share", .right),
      ],
      rows: cohorts.map { cohort in
        [
          Cell(EnglishDates.name(cohort.month)), Cell("\(cohort.joined)"), Cell("\(cohort.left)"),
          Cell(
            cohort.share.map(percent) ?? (cohort.state == .censored ? "not over" : "few people")),
        ]
      }, note: "“Not over”: for some the 90 days are still running. A share needs five joiners.")
  }
}
