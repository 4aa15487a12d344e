/// Marks what stands outside the structure of a page, running header, rules, icons, as artifact (ISO 32000-1,
/// 14.8.2.2): a reader program then passes over it.
struct ContentMarking {
  private let content: [UInt8]

  init(_ content: [UInt8]) { self.content = content }

  /// The content with each stretch between marked sequences that paints something put into a sequence of its own;
  /// `nil` when sequences are not closed.
  func withArtifacts() -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(content.count + 1024)
    var copied = 0
    var depth = 0
    var gap = Gap()
    var scanner = ContentScanner(content)
    while let word = scanner.next() {
      switch word.kind {
      case .begin:
        // The operands, a name and a dictionary, belong to the operator.
        let start = scanner.operands ?? word.start
        if depth == 0, !isStructure(content[start..<word.start]) {
          gap.depth += 1
        } else {
          if depth == 0 {
            guard gap.depth == 0 else { return nil }
            flush(gap, upTo: start, copied: &copied, to: &output)
            gap = Gap()
          }
          depth += 1
        }
      case .end:
        if depth == 0 { gap.depth -= 1 } else { depth -= 1 }
        if gap.depth < 0 { return nil }
        if depth == 0, gap.depth == 0, !gap.isPainting { copy(upTo: word.end, copied: &copied, to: &output) }
      case .paint:
        if depth == 0 { gap.isPainting = true }
      case .structure:
        // The page's own matrix and q stay outside, as does the Q at its end.
        if depth == 0, !gap.isPainting { gap.start = word.end }
        if depth == 0, gap.isPainting, content[word.start] == UInt8(ascii: "Q"), word.end - word.start == 1 {
          flush(gap, upTo: word.start, copied: &copied, to: &output)
          gap = Gap()
        }
      case .other: break
      }
    }
    guard depth == 0, gap.depth == 0 else { return nil }
    flush(gap, upTo: content.count, copied: &copied, to: &output)
    return output
  }

  /// Whether the operands name a place in the structure.
  private func isStructure(_ operands: ArraySlice<UInt8>) -> Bool {
    let wanted = Array("/MCID".utf8)
    guard operands.count >= wanted.count else { return false }
    return (operands.startIndex...operands.endIndex - wanted.count).contains {
      operands[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }

  private struct Gap {
    var isPainting = false
    /// Where the artifact begins; `nil` is where copying stands.
    var start: Int?
    /// Sequences that only say what some glyphs stand for.
    var depth = 0
  }

  private func flush(_ gap: Gap, upTo end: Int, copied: inout Int, to output: inout [UInt8]) {
    guard gap.isPainting else {
      copy(upTo: end, copied: &copied, to: &output)
      return
    }
    if let start = gap.start { copy(upTo: start, copied: &copied, to: &output) }
    output += "\n/Artifact BMC\n".utf8
    copy(upTo: end, copied: &copied, to: &output)
    output += "\nEMC\n".utf8
  }

  private func copy(upTo end: Int, copied: inout Int, to output: inout [UInt8]) {
    output += content[copied..<max(copied, end)]
    copied = max(copied, end)
  }
}
