import Analysis
import Charts
import Composition
import Delivery
import Diagnostics
import Document
import HTMLRendering
import Ingestion
import Metrics
import PDFRendering
import Publishing
import Synchronization
import Typesetting

/// Renders every report of a run into a staged version, on several workers, and publishes it.
struct ReportWriter: Sendable {
  let composer: Composer
  let dataset: Dataset
  let home: Home
  /// A workspace's own templates, which go before the built-in ones.
  let overlay: String
  let paper: Paper
  let clock: Clock
  let identity: RunIdentity
  let makesAgents: Bool
  let look: Look
  let basis: VersionBasis
  /// Reads every private file back before anything is published; `nil` where nothing is mailed. Then each file has the
  /// image of its first chart beside it, for its message.
  var leakCheck: LeakCheck?
  private let earlier: EarlierReports?
  /// Stands for what all files are drawn with.
  private let style: String
  private let tables: DataTables
  /// `measures.csv` of the archive: nobody is in it.
  private let measures: String

  init(
    composer: Composer, dataset: Dataset, home: Home, overlay: String, paper: String?, clock: Clock,
    identity: RunIdentity, makesAgents: Bool, basis: VersionBasis, look: Look, archive: Archive
  ) throws(Failure) {
    guard let paper = paper.map({ Paper(rawValue: $0.lowercased()) }) ?? look.theme.paper ?? .a4 else {
      throw Failure(
        .usage, Diagnostic("CMD-006", .error, "“\(paper ?? "")” is not a paper size", hint: "write a4 or letter"))
    }
    self.look = look
    self.composer = composer
    self.dataset = dataset
    self.home = home
    self.overlay = overlay
    self.paper = paper
    self.clock = clock
    self.identity = identity
    self.makesAgents = makesAgents
    self.basis = basis
    earlier = EarlierReports(archive, previous: basis.previous)
    style = ContentDigest.of([programVersion, paper.rawValue, ContentDigest.of(look.theme)])
    tables = DataTables(dataset: dataset, assessment: composer.assessment)
    measures = tables.measures { !$0.isPrivate }
  }

  /// Renders with `jobs` workers; the result does not depend on how many.
  ///
  /// - Returns: the manifest, and what went wrong with single documents: all others are right.
  func publish(
    into archive: Archive, jobs: Int, console: Console
  ) async throws(Failure) -> (manifest: Manifest, problems: [Diagnostic]) {
    let staged = try archive.stage(dataset.period)
    let managers = [Subject.site] + composer.reportedTeams
    let agents = makesAgents ? composer.reportedAgents : []
    console.stage(
      "render", "\(managers.count) manager pages and \(agents.count) private PDF files, \(jobs) at a time")
    // As long as all pages take to draw: so it runs beside them.
    async let people = Result { () throws(Failure) in try writePeople(into: staged) }
    let work = managers + agents
    let done = Counter()
    let results = await withTaskGroup(of: Result<Share, Failure>.self) { group in
      for worker in 0..<min(jobs, work.count) {
        group.addTask {
          Result { () throws(Failure) in
            var share = Share()
            let renderers = try Renderers(writer: self)
            for index in stride(from: worker, to: work.count, by: jobs) {
              do throws(Failure) {
                try write(work[index], with: renderers, into: staged, &share)
              } catch {
                // One person's file must not cost the others theirs.
                guard work[index].level == .agent, error.status != .cannotWrite else { throw error }
                share.problems += error.diagnostics
              }
              console.progress(done.next(), of: work.count)
            }
            share.warnings = renderers.pdf.warnings
            return share
          }
        }
      }
      var results: [Result<Share, Failure>] = []
      for await result in group { results.append(result) }
      return results
    }
    try await people.get()
    var files: [Manifest.File] = []
    var (problems, warnings): ([Diagnostic], [Diagnostic]) = ([], [])
    var (records, kept): ([String: ReportRecord], Int) = ([:], 0)
    var pages: [Subject: Manifest.Page] = [:]
    for result in results {
      let share = try result.get()
      files += share.files
      problems += share.problems
      records.merge(share.records) { first, _ in first }
      pages.merge(share.pages) { first, _ in first }
      kept += share.kept
      for warning in share.warnings where !warnings.contains(warning) { warnings.append(warning) }
    }
    if kept > 0 { console.stage("keep", "\(kept) agents’ files say what they said in the version before; they stay") }
    problems.sort { ($0.code, $0.message) < ($1.code, $1.message) }
    console.report(warnings.sorted { ($0.code, $0.message) < ($1.code, $1.message) })
    if let leakCheck, !agents.isEmpty {
      console.stage("check", "every private file is read back and searched for other people’s names")
      _ = try await ReportReading(root: archive.root, check: leakCheck).read(
        "\(staged.privateFolder)/agents", jobs: jobs)
    }
    console.stage("publish", archive.folder(dataset.period, version: staged.version))
    try staged.writePrivate(json(records), to: "data/\(ReportRecord.fileName)")
    files += try writeData(into: staged, after: archive)
    files += try writeLook(into: staged)
    var manifest = manifest(managers.compactMap { pages[$0] })
    manifest.files = files
    // What lacks a file is made again by the next run.
    if !problems.isEmpty { (manifest.runID, manifest.content) = ("", nil) }
    manifest.reason = VersionReason(from: basis.previous, to: manifest, settingsFiles: [Workspace.fileName])
    try staged.publish(manifest)
    try ArchiveIndexWriter(archive: archive, home: home, overlay: overlay).write()
    return (try archive.latest(dataset.period) ?? manifest, problems)
  }

  private func write(
    _ subject: Subject, with renderers: Renderers, into staged: StagedVersion, _ share: inout Share
  ) throws(Failure) {
    guard subject.level != .agent else { return try writeAgent(subject, with: renderers, into: staged, &share) }
    guard let report = composer.managerReport(subject) else { return }
    let page = PageAddress(report)
    share.files.append(try staged.write(Array(try renderers.html(report, page: page).utf8), to: page.path))
    share.pages[subject] = Manifest.Page(
      title: composer.name(of: subject), path: page.path, headline: report.sections.first?.title)
    let path = page.path.dropLast(".html".count) + ".pdf"
    share.files.append(try staged.write(try renderers.pdf.render(report), to: String(path)))
    for figure in report.figures {
      let table = layOut(figure.chart, size: .column, measurer: renderers.measurer).table
      var csv = CSVWriter(heads: table.heads)
      for row in table.rows { csv.append(row) }
      share.files.append(
        try staged.write(Array(csv.contents.utf8), to: "data/\(page.dataPrefix)\(figure.id).csv"))
    }
  }

  private func writeAgent(
    _ subject: Subject, with renderers: Renderers, into staged: StagedVersion, _ share: inout Share
  ) throws(Failure) {
    guard let report = composer.agentReport(subject) else { return }
    let isMailed = leakCheck != nil
    let digest = sha256(Array("\(style) \(ContentDigest.of(report))".utf8))
    let known = earlier?.files(of: subject.id, report: digest, chart: isMailed)
    let pdf: [UInt8]
    var chart: [UInt8]?
    if let known {
      share.kept += 1
      (pdf, chart) = known
    } else {
      pdf = try renderers.pdf.render(report)
      if isMailed { chart = try renderers.firstChart(report) }
    }
    try staged.writePrivate(pdf, to: "agents/\(report.slug).pdf")
    if let chart { try staged.writePrivate(chart, to: "agents/\(report.slug).png") }
    share.records[subject.id] = ReportRecord(report: digest, pdf: sha256(pdf), chart: chart.map { sha256($0) })
  }

  /// Periods published before whose numbers are others now.
  func staleWarnings(_ archive: Archive) throws(Failure) -> [Diagnostic] {
    try StalePeriods(archive: archive, dataset: dataset).warnings(StoredMeasures(measures))
  }

  /// The private tables, which grow with the people.
  private func writePeople(into staged: StagedVersion) throws(Failure) {
    try staged.writePrivate(Array(tables.measures { $0.isPrivate }.utf8), to: "data/measures.csv")
    if let development = composer.assessment.development {
      // Names and advice for those who decide; no page of the archive has them together.
      try staged.writePrivate(json(development, isCompact: true), to: "data/people.json")
    }
  }

  private func writeData(into staged: StagedVersion, after archive: Archive) throws(Failure) -> [Manifest.File] {
    for report in composer.decisionReports {
      let renderer = try PDFRenderer(fonts: look.fonts, theme: look.theme, paper: paper, created: clock.iso)
      try staged.writePrivate(try renderer.render(report), to: "data/\(report.slug).pdf")
    }
    try staged.writePrivate(json(tables.findings { $0.isPrivate }), to: "data/findings.json")
    var files = [
      try staged.write(Array(measures.utf8), to: "data/measures.csv"),
      try staged.write(json(tables.findings { !$0.isPrivate }), to: "data/findings.json"),
      try staged.write(Array(tables.quality.utf8), to: "data/quality.csv"),
    ]
    if let previous = basis.previous {
      let stored = archive.folder(previous.period, version: previous.version) + "/data/measures.csv"
      files.append(try staged.write(Array(restatement(stored).utf8), to: "data/restatement.csv"))
    }
    return files
  }

  /// Every number that the version before gave otherwise.
  private func restatement(_ stored: String) -> String {
    var csv = CSVWriter(heads: Restatement.heads)
    if let old = StoredMeasures(at: stored) {
      for row in Restatement.between(old, StoredMeasures(measures), reported: dataset.period) { csv.append(row.cells) }
    }
    return csv.contents
  }

  private func writeLook(into staged: StagedVersion) throws(Failure) -> [Manifest.File] {
    var files: [Manifest.File] = []
    for font in try home.webFonts() { files.append(try staged.write(font.bytes, to: "fonts/\(font.name)")) }
    for (file, font) in zip(look.fonts.typeface?.files ?? [], look.theme.fonts) {
      files.append(try staged.write(file.bytes, to: "fonts/\(font.fileName)"))
    }
    files.append(try staged.write(json(look.theme), to: ArchiveLook.fileName))
    return files
  }

  private func manifest(_ pages: [Manifest.Page]) -> Manifest {
    let assessment = composer.assessment
    let signals = assessment.findings.filter { $0.subject == .site && $0.kind == .signal }.map(\.signal)
    let quality = assessment.quality
    var manifest = Manifest(
      organisation: assessment.organisation, period: assessment.period, version: 0, program: programVersion,
      created: clock.iso, runID: identity.runID, timeZone: assessment.timeZone, inputs: identity.inputs,
      definitions: assessment.metrics.map(Manifest.DefinitionEntry.init),
      headline: pages.first?.headline ?? "",
      improvements: signals.count { $0 == .improvement }, concerns: signals.count { $0 == .concern },
      changes: signals.count { $0 == .neutralHigh || $0 == .neutralLow }, daysWithData: quality.daysWithData.count,
      daysExpected: quality.daysWithData.count + quality.daysWithoutData.count,
      pages: pages
    )
    manifest.mainMeasures = dataset.headline.map(\.key)
    (manifest.settings, manifest.content) = (basis.settings, basis.content)
    return manifest
  }
}

/// What one worker has made.
private struct Share: Sendable {
  var files: [Manifest.File] = []
  var problems: [Diagnostic] = []
  var warnings: [Diagnostic] = []
  var pages: [Subject: Manifest.Page] = [:]
  /// By the agent's id.
  var records: [String: ReportRecord] = [:]
  /// How many agents' files are those of the version before.
  var kept = 0
}

/// Counts what all workers have done together.
private final class Counter: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}

/// Where a page stands in its version's folder, and how it reaches its neighbours.
struct PageAddress: Sendable {
  let path: String
  /// From the page to the version's folder: empty or `../`.
  let up: String
  /// Sets the figure files of different pages apart: `north-`.
  let dataPrefix: String

  init(_ report: Report) {
    let isSite = report.kind == .site
    path = isSite ? "index.html" : "teams/\(report.slug).html"
    up = isSite ? "" : "../"
    dataPrefix = isSite ? "" : "\(report.slug)-"
  }
}

/// What one worker draws with. Pango and Cairo objects stay on the worker that made them.
private final class Renderers {
  let measurer: PangoMeasurer
  let pdf: PDFRenderer
  private let page: HTMLRenderer
  private let writer: ReportWriter

  init(writer: ReportWriter) throws(Failure) {
    self.writer = writer
    measurer = try PangoMeasurer(fonts: writer.look.fonts)
    pdf = try PDFRenderer(
      fonts: writer.look.fonts, theme: writer.look.theme, paper: writer.paper, created: writer.clock.iso)
    page = try HTMLRenderer(
      templates: [writer.overlay, writer.home.templates], theme: writer.look.theme, measurer: measurer)
  }

  /// The first chart of a report as an image for a screen of double density, drawn for the width of a phone, with its
  /// title as the image's description; `nil` for a report without one.
  func firstChart(_ report: Report) throws(Failure) -> [UInt8]? {
    guard let figure = report.figures.first else { return nil }
    let scene = layOut(figure.chart, size: .narrow, measurer: measurer)
    let image = try measurer.engine.pngImage(of: scene, scale: 2, theme: writer.look.theme)
    let title = [figure.title, figure.subtitle].filter { !$0.isEmpty }.joined(separator: ". ")
    return PNGText.adding(title: title, description: figure.alternativeText, to: image)
  }

  func html(_ report: Report, page address: PageAddress) throws(Failure) -> String {
    let context = PageContext(writer: writer, report: report, address: address)
    return try page.page(report, context: context)
  }
}

extension Report {
  /// Every figure in reading order, those inside columns too.
  var figures: [Figure] { sections.flatMap { $0.blocks.flatMap(\.figures) } }
}

extension Block {
  fileprivate var figures: [Figure] {
    switch self {
    case .figure(let figure): [figure]
    case .columns(let columns): columns.flatMap { $0.blocks.flatMap(\.figures) }
    case .paragraph, .findings, .aside, .measureTable, .glance, .table, .writingLines, .definitions: []
    }
  }
}
