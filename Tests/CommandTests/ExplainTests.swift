import Diagnostics
import Foundation
import Testing

@Suite("Explanations", .enabled(if: Program.isReady, Program.reason))
struct ExplainTests {
  @Test("every code that the program can print is explained, and no other")
  func codes() throws {
    let sources = Program.root.appending(path: "Sources")
    var found: Set<String> = []
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    let guides = ["CodeGuide.swift", "MailCodes.swift"]
    for case let file as URL in files
    where file.pathExtension == "swift" && !guides.contains(file.lastPathComponent) {
      let text = try String(contentsOf: file, encoding: .utf8)
      found.formUnion(text.matches(of: /"((?:ING|CMD|PUB|DEL|PDF|HTM|SMP)-[0-9]{3})"/).map { String($0.1) })
    }
    found.remove("ING-014".replacing("14", with: "99"))
    #expect(found.symmetricDifference(CodeGuide.codes) == [])
  }

  @Test("a metric is told with its formula and variants, a code with what to do, a typing error with the nearest name")
  func topics() throws {
    let metric = try Program.run(["explain", "service_level", "--variant", "sl_short_credit"])
    #expect(metric.status == 0 && metric.output.contains("(handled_within + short_abandoned)"))
    let code = try Program.run(["explain", "ING-014"])
    #expect(code.status == 0 && code.output.contains("What to do"))
    let wrong = try Program.run(["explain", "ahtt"])
    #expect(wrong.status == 64 && wrong.errors.contains("did you mean “aht”?"))
  }
}
