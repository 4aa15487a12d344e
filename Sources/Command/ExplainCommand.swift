import Analysis
import ArgumentParser
import Composition
import Diagnostics
import Foundation
import Ingestion
import Metrics

/// `wrapup explain`: where a number comes from, what a metric means, what a code asks for.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a metric is, where a number or figure comes from, or what a code means.",
    discussion: """
      wrapup explain aht
      wrapup explain service_level --variant sl_offered --workspace W --period 2026-10
      wrapup explain W/out/archive/2026-10/v1/index.html#fig-3 --workspace W
      wrapup explain ING-014
      """)

  @Argument(help: "A metric, a code, or a page with the figure: index.html#fig-3.")
  var topic: String

  @Option(help: "The variant of the metric.")
  var variant: String?

  @Option(help: "The folder with wrapup.yaml, for the numbers of a period.")
  var workspace: String?

  @Option(help: "The period of the numbers.")
  var period: String?

  @Option(name: .customLong("for"), help: "Whose numbers: site, team/north or agent/A-1004.")
  var subject: String = "site"

  @Option(help: "The folder of the warehouse (default: what wrapup.yaml names).")
  var out: String?

  func run() async throws {
    if topic.wholeMatch(of: /[A-Z]{3}-\d{3}/) != nil { return try explainCode() }
    if topic.contains(".html") { return try await explainFigure() }
    let parts = topic.split(separator: ":", maxSplits: 1).map(String.init)
    try await explain(parts.first ?? topic, variant ?? (parts.count > 1 ? parts[1] : nil), period, subject)
  }

  private func explainCode() throws(Failure) {
    guard let entry = CodeGuide.entry(of: topic) else {
      throw unknown(
        "there is no code “\(topic)”", nearest(to: topic, in: CodeGuide.codes).map { "did you mean \($0)?" })
    }
    writeOutput(ExplanationText(width: 96).code(topic, entry))
  }

  /// The figure says which measure it shows and its folder which period; the rest is computed again.
  private func explainFigure() async throws(Failure) {
    let parts = topic.split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2, let data = FileManager.default.contents(atPath: parts[0]) else {
      throw unknown("“\(topic)” names no figure of a page", "write the page and the figure: index.html#fig-3")
    }
    let page = String(decoding: data, as: UTF8.self)
    guard let figure = PageFigure(id: parts[1], in: page) else {
      throw unknown("the page has no figure “\(parts[1])” of one measure", PageFigure.list(in: page))
    }
    writeOutput("\(figure.title)\n\n")
    let folder = URL(fileURLWithPath: parts[0]).standardized.pathComponents.reversed()
    let found = folder.compactMap { Period($0)?.id }.first
    try await explain(figure.metric, figure.variant, period ?? found, figure.subject)
  }

  private func explain(
    _ id: String, _ variant: String?, _ periodText: String?, _ subjectText: String
  ) async throws(Failure) {
    let open = try workspace.map { path throws(Failure) in try Workspace(at: path) }
    let catalogue = open?.catalogue ?? Catalogue.metrics(MetricSettings())
    let metric: MetricDefinition
    switch MetricChoice(id, variant, in: catalogue) {
    case .found(let found): metric = found
    case .unknown(let message, let hint, _):
      // Without a variant, the one that stands for the metric is meant here.
      guard variant == nil, let found = catalogue.first(where: { $0.key.metric == id && $0.isDefault }) else {
        throw unknown(message, hint)
      }
      metric = found
    }
    let text = ExplanationText(width: 96)
    writeOutput(text.definition(metric, variants: catalogue.filter { $0.key.metric == id }))
    guard let open else {
      writeOutput("\nWith --workspace and --period: this period’s numbers, limits and words.\n")
      return
    }
    guard let periodText else {
      writeOutput("\nWith --period 2026-10: this period’s numbers, limits and words.\n")
      return
    }
    guard let period = Period(periodText) else { throw Failure(.usage, RunCommand.badPeriod(periodText)) }
    let home = try Home.find()
    let dataset = try await Ingestion.summarise(
      workspace: open, engine: try await DuckDB.locate(home: home.path),
      output: out.map { absolutePath($0, in: FileManager.default.currentDirectoryPath) }, period: period)
    let languages = try open.languages(home: home)
    let people = try open.peopleModel()
    guard let wanted = Subject(written: subjectText),
      let explanation = Composer(assess(dataset, people: people), languages).explanation(
        of: metric.key, for: wanted)
    else {
      throw Failure(
        .usage,
        Diagnostic(
          "CMD-018", .error, "there is no “\(metric.key.metric)” of “\(subjectText)” in \(period.id)",
          hint: "levels: \(metric.levels.sorted().map(\.rawValue).joined(separator: ", ")); write team/north"))
    }
    writeOutput("\n" + text.numbers(explanation))
    writeOutput(text.rows(metric, dataset, open))
  }

  private func unknown(_ message: String, _ hint: String?) -> Failure {
    Failure(.usage, Diagnostic("CMD-017", .error, message, hint: hint))
  }
}

extension Subject {
  /// `site`, `team/north` or `agent/A-1004`.
  init?(written text: String) {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard let first = parts.first, let level = Level(rawValue: first) else { return nil }
    self.init(level, parts.count > 1 ? parts[1] : "")
  }
}
