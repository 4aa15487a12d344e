import Diagnostics

/// How each column of times is written: as declared, else as the data prove.
struct TimeEvidence {
  let load: SourceLoad
  let table: CanonicalTable
  let files: [PreparedFile]
  let positions: [ColumnPositions]
  /// What earlier files of the source have proven, by column.
  private(set) var dayFirst: [String: Bool]

  init(
    load: SourceLoad, table: CanonicalTable, files: [PreparedFile], positions: [ColumnPositions],
    known: [String: Bool]
  ) {
    self.load = load
    self.table = table
    self.files = files
    self.positions = positions
    dayFirst = known
  }

  /// - Throws: `dataBreaksContract` if dates in figures can be read in two ways.
  mutating func readings() async throws(Failure) -> [CanonicalColumn: TimeReading] {
    var times: [CanonicalColumn: TimeReading] = [:]
    for field in table.fields where [.time, .day].contains(field.kind) {
      let column = CanonicalColumn(rawValue: field.name)
      guard let mapping = load.source.columns[column] else { continue }
      if !mapping.formats.isEmpty {
        times[column] = TimeReading(declared: mapping.formats)
        continue
      }
      let evidence = try await evidence(of: column, mapping)
      let name = mapping.columns.joined(separator: " ")
      let proven = dayFirst[field.name].map { $0 ? DayOrder.dayFirst : .monthFirst }
      let order =
        proven != nil && evidence.firstAbove12 == 0 && evidence.secondAbove12 == 0
        ? proven : try evidence.order(of: name, at: mapping.location)
      if let order { dayFirst[field.name] = order == .dayFirst }
      times[column] = TimeReading(order: order ?? proven)
    }
    return times
  }

  private func evidence(of column: CanonicalColumn, _ mapping: ColumnMapping) async throws(Failure) -> DateEvidence {
    let texts = zip(files, positions).map { file, positions in
      MappedSQL(
        source: load.source, table: table, siteZone: load.workspace.timeZone, file: file, positions: positions,
        times: [:], secrets: load.secrets
      ).writtenTexts(of: column)
    }.joined(separator: " UNION ALL ")
    let result = load.workDirectory + "/dates.tsv"
    do {
      try await load.run(
        "CREATE TEMP VIEW written AS \(texts);\n" + Models.dates
          + copyStatement("SELECT figures, first_days, second_days, tsv(example) FROM date_evidence", to: result),
        reading: files)
    } catch {
      throw error.failure(while: "reading the times of “\(load.source.name)”", at: load.source.filesLocation)
    }
    let row = try ResultFile(at: result).rows().first ?? []
    let count = { (field: Int) in row.indices.contains(field) ? row[field].flatMap { Int($0) } ?? 0 : 0 }
    return DateEvidence(
      values: count(0), firstAbove12: count(1), secondAbove12: count(2), example: row.last.flatMap { $0 } ?? "")
  }
}
