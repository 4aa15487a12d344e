import Analysis
import Document
import Metrics

/// What differs with the same people: queues, reviewers, the mix of teams, and courses.
struct FairnessSection {
  let report: ManagerReport
  let firstFigure: Int
  /// Of the first table.
  let tableNumber: Int

  private var fairness: FairnessAssessment { report.assessment.fairness }

  var tableCount: Int { tables.count }
  var figureCount: Int { figures.count }

  var section: Section? {
    let items = queueSentences + reviewerSentences + planSentences + mixSentences + courseSentences
    guard report.subject.level == .site, !items.isEmpty || !tables.isEmpty else { return nil }
    var blocks: [Block] = items.isEmpty ? [] : [.findings(items)]
    blocks += figures.map(Block.figure)
    if tables.count == 1 { blocks += tables.map(Block.table) }
    blocks += stride(from: 0, to: tables.count == 1 ? 0 : tables.count, by: 2).map { index in
      .columns(tables[index..<min(index + 2, tables.count)].map { Column(span: 6, blocks: [.table($0)]) })
    }
    return Section(id: "fairness", title: "What people cannot help", blocks: blocks)
  }

  // MARK: Sentences

  /// "Contacts of moving differ with the same people. Handle time is about 54% longer (51% to 57%), …"
  private var queueSentences: [[Inline]] {
    let effects = fairness.comparisons.flatMap { comparison in
      comparison.queues.filter(\.isApart).compactMap { queue in
        report.composer.metrics[comparison.key].map { (queue: queue, metric: $0) }
      }
    }
    return Set(effects.map(\.queue.queue)).sorted().map { name in
      let own = effects.filter { $0.queue.queue == name }
      let parts = own.enumerated().flatMap { index, effect -> [Inline] in
        let noun = MetricWords(effect.metric).noun
        let start = index == 0 ? " \(sentenceStart(noun))" : index == own.count - 1 ? " and \(noun)" : ", \(noun)"
        return [.text("\(start) is about ")] + words(effect.queue, effect.metric)
      }
      let contacts = NumberFormat.count(Double(own.map(\.queue.n).max() ?? 0))
      return [.strong("Contacts of \(name) differ with the same people.")] + parts
        + [
          .text(", beside the other queues (\(contacts) contacts of six months). Who takes more of them is not worse.")
        ]
    }
  }

  /// "54% longer (51% to 57%)".
  private func words(_ queue: QueueEffect, _ metric: MetricDefinition) -> [Inline] {
    let isTime = metric.unit == .seconds
    let word = queue.effect > 0 ? (isTime ? "longer" : "higher") : (isTime ? "shorter" : "lower")
    let bounds = [abs(queue.interval.lower), abs(queue.interval.upper)].sorted()
    let source = "queue/\(queue.queue) \(metric.key.metric) effect"
    return [
      .number(size(abs(queue.effect), metric), source: source),
      .text(" \(word) (likely between \(size(bounds[0], metric)) and \(size(bounds[1], metric)))"),
    ]
  }

  private func size(_ value: Double, _ metric: MetricDefinition) -> String {
    let text = NumberFormat.fixed(value * 100, 0)
    return metric.unit == .seconds ? "\(text)%" : "\(text)\u{A0}points"
  }

  /// Without names: whose severity it is stands in a file for the quality lead.
  private var reviewerSentences: [[Inline]] {
    guard let reviewers = fairness.reviewers else { return reviewerGap }
    let apart = reviewers.reviewers.filter(\.isApart)
    let all = reviewers.reviewers.filter(\.isShown).count
    guard let first = apart.max(by: { abs($0.effect) < abs($1.effect) }) else { return [] }
    let count =
      apart.count == 1
      ? "One of \(spelled(all)) reviewers scores"
      : "\(sentenceStart(spelled(apart.count))) of \(spelled(all)) reviewers score"
    let head =
      "\(count) the same people \(apart.count == 1 ? (first.effect < 0 ? "lower" : "higher") : "otherwise") than the others do."
    let bounds = [abs(first.interval.lower), abs(first.interval.upper)].sorted()
    return [
      [
        .strong(head), apart.count == 1 ? " By about " : " At most by about ",
        .number("\(NumberFormat.fixed(abs(first.effect) * 100, 0))\u{A0}points", source: "reviewer effect"),
        .text(
          ", likely between \(NumberFormat.fixed(bounds[0] * 100, 0)) and \(NumberFormat.fixed(bounds[1] * 100, 0)). "),
        .text(
          "Scores of people are corrected for it. Who it is stands in a private file for the quality lead; a calibration session "
            + "is the remedy."),
      ]
    ]
  }

  private var reviewerGap: [[Inline]] {
    switch fairness.reviewerGap {
    case .oneReviewer:
      [
        [
          .strong("QA scores are not corrected for the reviewer."),
          .text(
            " One reviewer scored everybody, and a strict reviewer looks like weak people. A second one for some people "
              + "would tell."),
        ]
      ]
    case .nobodyInCommon:
      [
        [
          .strong("QA scores are not corrected for reviewers."),
          .text(
            " No two reviewers scored enough of the same people, so a strict reviewer cannot be told from weak people. "
              + "It helps when reviewers swap some people."),
        ]
      ]
    case nil: []
    }
  }

  private var planSentences: [[Inline]] {
    guard let reviewers = fairness.reviewers, !reviewers.plan.isEmpty,
      reviewers.plan.allSatisfy({ $0.forHalf == nil })
    else { return [] }
    return [
      [
        .strong("QA scores cannot tell people apart here."),
        .text(
          " Scores differ so much between reviewers and by chance, and so little between people, that no number of "
            + "evaluations by up to \(spelled(reviewers.plan.count)) reviewers would be enough."),
      ]
    ]
  }

  private var mixSentences: [[Inline]] {
    guard let mix = fairness.mix else { return [] }
    let share = NumberFormat.fixed(mix.share * 100, 0) + "%"
    let percentile = NumberFormat.fixed((mix.percentile * 100).rounded(.down), 0)
    switch mix.judgement {
    case .even:
      return [
        [
          .strong("Abilities are spread over the teams as evenly as chance would."),
          .text(" Judged by the reviewed behaviours of \(mix.people) people over twelve months."),
        ]
      ]
    case .somewhatUneven, .uneven:
      let word = mix.judgement == .uneven ? "unevenly" : "somewhat unevenly"
      let teams = joined(Set(mix.strengths.map(\.team)).map { report.composer.name(of: Subject(.team, $0)) }.sorted())
      return [
        [
          .strong("Abilities are spread \(word) over the teams."), " Of the differences between people ",
          .number(share, source: "site/ balance_index current"),
          .text(" lie between teams; of teams drawn at random \(percentile)% are more even."),
          .text(teams.isEmpty ? "" : " What stands out is in the table: \(teams)."),
        ]
      ]
    }
  }

  private var courseSentences: [[Inline]] {
    let all = fairness.courses.compactMap { course in
      report.composer.metrics[course.key].map { CourseSentence(course: course, metric: $0) }
    }
    // Courses keep their order: by month, then name.
    let courses = all.reduce(into: [[CourseSentence]]()) { courses, sentence in
      let course = sentence.course
      if let last = courses.last?.first?.course, last.isSame(as: course) {
        courses[courses.count - 1].append(sentence)
      } else {
        courses.append([sentence])
      }
    }
    return courses.flatMap { own in
      // What is known first.
      own.filter { $0.course.verdict == .effect }.compactMap(\.inlines)
        + [CourseSentence.withoutEffect(own)].compactMap(\.self)
        + own.filter { $0.course.verdict != .effect }.compactMap(\.inlines)
    } + UntoldCourses(courses: fairness.courses).sentences
  }

  /// What the courses of the last year changed; a figure a kind of unit, because they share no scale.
  private var figures: [Figure] {
    guard report.subject.level == .site else { return [] }
    return CourseFigures(report: report, courses: fairness.courses).figures(from: firstFigure)
  }

  // MARK: Tables

  private var tables: [Table] {
    guard report.subject.level == .site else { return [] }
    return [strengthTable, planTable].compactMap(\.self).enumerated().map { index, table in
      var table = table
      table.id = "table-\(tableNumber + index)"
      table.caption = "Table \(tableNumber + index). \(table.caption)"
      return table
    }
  }

  private var strengthTable: Table? {
    guard let strengths = fairness.mix?.strengths, !strengths.isEmpty else { return nil }
    let rows = strengths.map { strength -> [Cell] in
      [
        Cell(report.composer.name(of: Subject(.team, strength.team))), Cell(strength.item.replacing("_", with: " ")),
        Cell("\(NumberFormat.fixed(strength.value * 100, 0))%"),
        Cell("\(NumberFormat.fixed(strength.others * 100, 0))%"),
        Cell("\(strength.people)"),
      ]
    }
    return Table(
      id: "", caption: "Behaviours that a team does more or less often than the others",
      columns: [
        .init("Team"), .init("Behaviour"), .init("Team", .right), .init("Others", .right), .init("People", .right),
      ],
      rows: rows,
      note: "Average of people, corrected for reviewers, twelve months. Only differences that chance does not explain.")
  }

  private var planTable: Table? {
    guard let reviewers = fairness.reviewers, reviewers.betweenPeople > 0 else { return nil }
    // Where no number of evaluations is enough, a sentence says it.
    guard reviewers.plan.contains(where: { $0.forHalf != nil }) else { return nil }
    func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "no number is enough" }
    return Table(
      id: "", caption: "Evaluations a person needs before scores can be compared",
      columns: [.init("Reviewers"), .init("To compare", .right), .init("To be sure", .right)],
      rows: reviewers.plan.map { [Cell("\($0.reviewers)"), Cell(text($0.forHalf)), Cell(text($0.forSeven))] },
      note: "From how much people, reviewers and chance differ here over twelve months (reliability 0.5 and 0.7).")
  }
}
