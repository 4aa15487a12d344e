import Metrics

extension Ingestion {
  /// The files that a period's reports rest on: those with a row within the days that they look at, and those whose rows
  /// have no date.
  ///
  /// A file that begins after the period counts where no other shows that the data go on to its end: with it, days
  /// without rows become gaps.
  package static func files(
    _ files: [DataQuality.FileQuality], reaching period: Period, workspace: Workspace, output: String
  ) -> [DataQuality.FileQuality] {
    let warehouse = Warehouse(output: output)
    var spans: [String: (first: CivilDate, last: CivilDate)] = [:]
    for source in workspace.sources {
      for file in warehouse.state(of: source.name)?.files ?? [] {
        guard let first = file.first, let last = file.last else { continue }
        spans["\(source.name)/\(file.quality.file)"] = (first, last)
      }
    }
    func span(_ file: DataQuality.FileQuality) -> (first: CivilDate, last: CivilDate)? {
      spans["\(file.source)/\(file.file)"]
    }
    let start = HistoryPlan(period).first
    let goesOn = files.contains { file in span(file).map { $0.first <= period.last && period.last <= $0.last } ?? false
    }
    return files.filter { file in
      guard let (first, last) = span(file) else { return true }
      return last >= start && (first <= period.last || !goesOn)
    }
  }
}
