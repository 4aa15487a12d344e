/// Records in a row that are all good, each on a line of its own and without control bytes.
///
/// Most exports are little else, so a walk takes them at once and looks at single records only between them.
struct PlainRun {
  /// 1-based number of the first line.
  var line: Int
  /// With the line ends.
  var bytes: Range<Int>
  var records = 0
  /// How many of the records end with a carriage return.
  var carriageReturns = 0
  var fewestFields = Int.max
  var mostFields = 0
  /// Whether there are bytes beyond ASCII.
  var hasHighBytes = false
  /// Whether a cell begins or ends with a blank, within its quotes if it has some.
  var hasEdgeBlanks = false
  /// Whether the record after the run is none for a run.
  var isBeforeOddRecord = false
}

extension RecordScanner {
  /// What a walk meets: many records at once, or one.
  enum Piece {
    case run(PlainRun)
    case record(Record)
  }

  /// How many bytes of records a run holds at most, roughly: small enough to stay in the cache of the processor.
  static let longestRun = 65_536

  /// Calls `body` with all that `forEachRecord` would give, plain records in runs, until it returns `false`.
  func forEachPiece(from offset: Int, line: Int, _ body: (Piece) -> Bool) {
    var (offset, line) = (offset, line)
    var pages = PageRelease(bytes: bytes, isMapped: isMapped, from: offset)
    /// Up to here records are looked at one by one.
    var oddEnd = offset
    while offset < bytes.count {
      pages.reach(offset)
      if offset >= oddEnd {
        let run = plainRun(at: offset, line: line)
        // Line ends are ASCII: the run is UTF-8 if each of its records is.
        if run.records > 0, !run.hasHighBytes || isValidUTF8(run.bytes) {
          if !body(.run(run)) { return }
          offset = run.bytes.upperBound
          line += run.records
          oddEnd = run.isBeforeOddRecord ? offset + 1 : offset
          continue
        }
        oddEnd = run.bytes.upperBound + 1
      }
      let (record, next, lines) = record(at: offset, line: line)
      if !body(.record(record)) { return }
      offset = next
      line += lines
    }
    pages.finish()
  }

  /// The plain records from an offset on, eight bytes a step; UTF-8 is not tested yet.
  ///
  /// The last few bytes of a text are left over.
  private func plainRun(at start: Int, line: Int) -> PlainRun {
    var run = PlainRun(line: line, bytes: start..<start)
    guard let base = bytes.baseAddress, isPlainDelimiter else {
      run.isBeforeOddRecord = true
      return run
    }
    let patterns = WordPatterns(delimiter: delimiter, hasQuotes: hasQuotes)
    var (records, carriageReturns, fewest, most) = (0, 0, Int.max, 0)
    var (high, edges) = (0 as UInt64, 0 as UInt64)
    var offset = start
    runs: while offset - start < RecordScanner.longestRun {
      let lastWord = min(bytes.count - 8, offset + RecordScanner.longestRecord)
      var index = offset
      var record = RecordBits()
      while index <= lastWord {
        let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        var kinds = WordKinds(word, patterns)
        if kinds.stops == 0 {
          record.add(kinds, boundaries: kinds.isDelimiter)
          if record.hasHighEdges, edges == 0, hasWideBlank(record, at: index, in: offset) { record.edges = 0x80 }
          index += 8
          continue
        }
        let stop = kinds.keepBeforeStop()
        let end = index + stop.trailingZeroBitCount / 8
        let byte = base.load(fromByteOffset: end, as: UInt8.self)
        let isQuote = byte == 0x22
        record.add(kinds, boundaries: isQuote ? kinds.isDelimiter : kinds.isDelimiter | stop)
        if record.hasHighEdges, edges == 0, hasWideBlank(record, at: index, in: offset) { record.edges = 0x80 }
        if isQuote {
          index = end + 1
          record.passQuote()
          // Within a text a quote is a character like others.
          if end > offset, base.load(fromByteOffset: end - 1, as: UInt8.self) != delimiter { continue }
          guard let close = closingQuote(base, from: index, lastWord, high: &record.high) else { break }
          if edges == 0, hasEdgeBlanks(index..<close) { record.edges = 0x80 }
          index = close + 1
          continue
        }
        guard byte == 0x0A || byte == 0x0D, record.visible & WordKinds.highs != 0,
          end - offset <= RecordScanner.longestRecord, expectedFields <= 0 || record.fields == expectedFields
        else { break }
        high |= record.high
        edges |= record.edges
        records += 1
        fewest = min(fewest, record.fields)
        most = max(most, record.fields)
        offset = end + 1
        if byte == 0x0D {
          carriageReturns += 1
          if offset < bytes.count, base.load(fromByteOffset: offset, as: UInt8.self) == 0x0A { offset += 1 }
        }
        continue runs
      }
      run.isBeforeOddRecord = true
      break
    }
    run.bytes = start..<offset
    (run.records, run.carriageReturns) = (records, carriageReturns)
    (run.fewestFields, run.mostFields) = (fewest, most)
    (run.hasHighBytes, run.hasEdgeBlanks) = (high & WordKinds.highs != 0, edges != 0)
    return run
  }

  /// Where the quote stands that ends a cell; `nil` if the record is none for a run.
  private func closingQuote(
    _ base: UnsafeRawPointer, from opened: Int, _ lastWord: Int, high: inout UInt64
  ) -> Int? {
    var index = opened
    while index <= lastWord {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let stops = WordKinds.stopsInQuotes(word)
      if stops == 0 {
        high |= word
        index += 8
        continue
      }
      let stop = stops & (0 &- stops)
      high |= word & (stop &- 1)
      let end = index + stop.trailingZeroBitCount / 8
      guard base.load(fromByteOffset: end, as: UInt8.self) == 0x22, end + 1 < bytes.count else { return nil }
      let next = base.load(fromByteOffset: end + 1, as: UInt8.self)
      if next == 0x22 {
        index = end + 2
        continue
      }
      return next == delimiter || next == 0x0A || next == 0x0D ? end : nil
    }
    return nil
  }

  /// Whether one of the bytes beyond ASCII at the ends of cells belongs to a blank.
  private func hasWideBlank(_ record: RecordBits, at index: Int, in start: Int) -> Bool {
    var (leads, trails) = (record.highLeads, record.highTrails)
    while leads != 0 {
      if blankLength(at: index + leads.trailingZeroBitCount / 8, in: start..<bytes.count) > 0 { return true }
      leads &= leads &- 1
    }
    while trails != 0 {
      let end = index + trails.trailingZeroBitCount / 8
      if endsWithBlank(start..<end) { return true }
      trails &= trails &- 1
    }
    return false
  }

  /// Whether the delimiter can be told from text and line ends byte by byte.
  private var isPlainDelimiter: Bool {
    delimiter < 0x80 && delimiter != 0x22 && delimiter != 0x0A && delimiter != 0x0D
  }
}
