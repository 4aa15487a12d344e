import Analysis
import Document
import Metrics

/// How every number on the page is made, and how good the data are.
struct NotesSection {
  let report: ManagerReport

  var section: Section {
    Section(
      id: "notes", title: "Notes", isReference: true,
      blocks: [.definitions(definitions)] + formulas
        + [.paragraph(Paragraph(.note, signals)), .paragraph(Paragraph(.note, small))] + quality)
  }

  private var definitions: [Definition] {
    (report.headline + report.others).map { view in
      Definition(term: view.metric.name, text: definition(view), group: view.metric.group.rawValue)
    }
  }

  /// The sentence, the variant's id, the formula in column names, and the sums of this period.
  private func definition(_ view: MeasureView) -> [Inline] {
    let metric = view.metric
    let variant = metric.key.variant.isEmpty ? "" : ", variant \(metric.key.variant)"
    var text = "\(metric.definition) "
    // A measure of the workspace's own says in its definition what is added up.
    let isOwn = SumColumn.own.contains { metric.numerator == SumExpression($0.numerator) }
    if isOwn {
      text += "It is \(metric.key.metric)"
    } else {
      text += metric.isDerived ? "It is" : "Computed as \(metric.formula)"
      text += metric.isDerived ? " \(metric.key.metric)\(variant)" : " (\(metric.key.metric)\(variant))"
    }
    if let measurement = view.assessment.current.measurement, metric.denominator != nil, !metric.isDerived {
      text += "; here \(view.sumsText(measurement)) = \(view.valueText)"
    }
    return [.text(text + "." + MissingParts.sentence(of: metric, in: report.data, report.composer.language))]
  }

  /// Systems count the same thing in several ways: every formula that can be computed, with what it gives here.
  private var formulas: [Block] {
    let views = report.assessment.metrics.compactMap { metric in
      report.composer.view(metric.key, report.subject, report.data)
    }.filter { !$0.assessment.current.isAbsent }
    let counts = Dictionary(grouping: views, by: \.metric.key.metric).mapValues(\.count)
    let shown = views.filter { (counts[$0.metric.key.metric] ?? 0) > 1 }
    guard !shown.isEmpty else { return [] }
    let used = Set(report.headline.map(\.metric.key))
    let rows = shown.map { view -> [Cell] in
      let key = view.metric.key
      let mark = used.contains(key) || used.isDisjoint(with: shown.map(\.metric.key)) && view.metric.isDefault
      return [
        Cell(view.metric.name, isStrong: mark),
        Cell(key.variant.isEmpty ? key.metric : "\(key.metric): \(key.variant)"),
        Cell(view.metric.formula), Cell(view.valueText, isStrong: mark),
      ]
    }
    return [
      .table(
        Table(
          id: "table-formulas", caption: "The same measure by other formulas",
          columns: [.init("Measure"), .init("Variant"), .init("Formula"), .init("Value", .right)], rows: rows,
          note: "Never compare a value with one that was made by another formula."
            + shorthandNote(shown.map(\.valueText), report.composer.language)))
    ]
  }

  private var signals: [Inline] {
    [
      .strong("When is a change a change? "),
      .text(
        "A measure is called improving or a concern when its latest point lies outside the usual range, when seven "
          + "points in a row lie on one side of the average or run in one direction, or when two of three lie near a "
          + "limit. Limits of a series with a change are those of its first points, so that the change is not absorbed. "
          + "Anything else cannot be told from ordinary variation. Handle time has no better direction of its own: too short "
          + "and too long are both questions."),
    ]
  }

  private var small: [Inline] {
    [
      .strong("Small numbers. "),
      .text(
        "Shares carry a 95% Wilson interval, mean times a 95% interval over people or days, mean scores a moderated t "
          + "interval. Values from fewer than 10 observations are not shown. Ratios are ratios of sums; nothing is "
          + "an average of averages. Days and weeks begin in the time zone \(report.assessment.timeZone)."),
    ]
  }

  private var quality: [Block] {
    let files = report.assessment.quality.files
    var blocks: [Block] = []
    if !files.isEmpty, report.subject.level == .site {
      // Columns that hold something, beside those that a reader looks for.
      let columns: [(head: String, isNeeded: Bool, value: (DataQuality.FileQuality) -> Int)] = [
        ("Read", true, \.read), ("Loaded", true, \.loaded), ("Rejected", true, \.rejected),
        ("Replaced", true, \.duplicated), ("Nothing to count", false, \.ignored), ("Open end", false, \.truncated),
        ("Not in roster", true, \.unmatched),
      ]
      let shown = columns.filter { column in column.isNeeded || files.contains { column.value($0) > 0 } }
      let rows = files.map { file -> [Cell] in
        [Cell(file.file)] + shown.map { Cell(NumberFormat.count(Double($0.value(file)))) }
      }
      let heads = shown.map(\.head)
      blocks.append(
        .table(
          Table(
            id: "table-quality", caption: "Data quality: rows by file",
            columns: [.init("File")] + heads.map { .init($0, .right) }, rows: rows,
            note: "Rejected rows are kept with line and reason in the rejects folder.")))
    }
    let warnings = report.assessment.quality.warnings
    if !warnings.isEmpty, report.subject.level == .site {
      blocks.append(.findings(warnings.map { [.text($0)] }))
    }
    return blocks
  }
}
