/// What the bytes of a word are compared with, eight times the same byte each.
struct WordPatterns {
  let delimiters: UInt64
  /// All bits 7 where quotes are text like any other.
  let quotesAreText: UInt64

  init(delimiter: UInt8, hasQuotes: Bool) {
    delimiters = WordKinds.each(delimiter)
    quotesAreText = hasQuotes ? 0 : WordKinds.highs
  }
}

/// Eight bytes of a text at once: bit 7 of a byte says whether the byte is of a kind, the first byte lowest.
struct WordKinds {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  static let highs: UInt64 = 0x8080_8080_8080_8080

  var isDelimiter: UInt64
  var isSpace: UInt64
  /// More than a delimiter or a blank; other bits than 7 mean nothing.
  var isVisible: UInt64
  /// Beyond ASCII.
  var isHigh: UInt64
  /// Quotes, line ends and control bytes.
  let stops: UInt64

  @inline(__always) static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  @inline(__always)
  init(_ word: UInt64, _ patterns: WordPatterns) {
    // Adding to the lower seven bits of a byte carries into bit 7 from a certain value on, and never further.
    let low = word & WordKinds.lows
    isDelimiter = ~(((low ^ patterns.delimiters) &+ WordKinds.lows) | word) & WordKinds.highs
    isSpace = ~(((low ^ WordKinds.each(0x20)) &+ WordKinds.lows) | word | isDelimiter) & WordKinds.highs
    isVisible = ((low &+ WordKinds.each(0x7F - 0x20)) | word) & ~isDelimiter
    isHigh = word & WordKinds.highs
    let isNoControl = (low &+ WordKinds.each(0x80 - 0x20)) | word | isDelimiter
    let isNoQuote = ((low ^ WordKinds.each(0x22)) &+ WordKinds.lows) | word | patterns.quotesAreText
    stops = ~(isNoControl & isNoQuote) & WordKinds.highs
  }

  /// Quotes and control bytes; within quotes a delimiter is nothing special.
  @inline(__always)
  static func stopsInQuotes(_ word: UInt64) -> UInt64 {
    let low = word & lows
    return ~(((low &+ each(0x80 - 0x20)) | word) & (((low ^ each(0x22)) &+ lows) | word)) & highs
  }

  /// Forgets what comes after the first stop; gives the bit of that stop.
  @inline(__always)
  mutating func keepBeforeStop() -> UInt64 {
    let stop = stops & (0 &- stops)
    isDelimiter &= stop &- 1
    isSpace &= stop &- 1
    isVisible &= stop &- 1
    isHigh &= stop &- 1
    return stop
  }
}

/// What is known of a record while its words pass.
struct RecordBits {
  var fields = 1
  var visible: UInt64 = 0
  var high: UInt64 = 0
  /// Not 0 if a cell begins or ends with a blank.
  var edges: UInt64 = 0
  /// In the last word: bytes beyond ASCII with which a cell begins, and bytes after one with which a cell ends.
  private(set) var highLeads: UInt64 = 0
  private(set) var highTrails: UInt64 = 0
  // What the byte before the word was: a record begins after a line end.
  private var afterBoundary: UInt64 = 0x80
  private var afterSpace: UInt64 = 0
  private var afterHigh: UInt64 = 0

  var hasHighEdges: Bool { highLeads | highTrails != 0 }

  /// - Parameter boundaries: the bytes before and after which cells end and begin.
  @inline(__always)
  mutating func add(_ kinds: WordKinds, boundaries: UInt64) {
    // The bits 7 are counted in the highest byte.
    fields += Int(((kinds.isDelimiter >> 7) &* WordKinds.ones) >> 56)
    visible |= kinds.isVisible
    high |= kinds.isHigh
    let first = (boundaries << 8) | afterBoundary
    edges |= ((kinds.isSpace << 8) | afterSpace) & boundaries | first & kinds.isSpace
    highLeads = first & kinds.isHigh
    highTrails = ((kinds.isHigh << 8) | afterHigh) & boundaries
    afterBoundary = kinds.isDelimiter >> 56
    afterSpace = kinds.isSpace >> 56
    afterHigh = kinds.isHigh >> 56
  }

  /// Goes on after a quote, which is neither blank nor delimiter.
  @inline(__always)
  mutating func passQuote() {
    visible |= 0x80
    (afterBoundary, afterSpace, afterHigh) = (0, 0, 0)
  }
}
