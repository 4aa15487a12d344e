import Diagnostics
import Foundation
import HTMLRendering
import Testing

@Suite("The script of a page")
struct ScriptTests {
  private func page(script: String) throws -> String {
    try withTemplates(["report.js": script]) { folder in
      try renderer(overlay: folder).page(SampleReport.report, context: SampleReport.context)
    }
  }

  private func failure(_ script: String) throws -> Diagnostic? {
    try withTemplates(["report.js": script]) { folder in
      #expect(throws: Failure.self) { try renderer(overlay: folder) }?.diagnostics.first
    }
  }

  @Test("weighs less than 8 KB on the page, and stands there once")
  func weight() throws {
    let page = try samplePage()
    let scripts = page.matches(of: /<script>([\s\S]*?)<\/script>/)
    #expect(scripts.count == 1)
    let bytes = scripts.first?.1.utf8.count ?? 0
    #expect(bytes > 1000 && bytes < 8000)
  }

  @Test(
    "asks for nothing, keeps nothing and makes no markup out of text",
    arguments: [
      "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "import(", "fetch(",
      "XMLHttpRequest", "sendBeacon", "WebSocket", "localStorage", "sessionStorage", "indexedDB", "cookie", "http",
      "setAttribute('style'", ".src", ".href =",
    ])
  func reach(word: String) throws {
    let script = try String(contentsOfFile: "\(builtIn)/report.js", encoding: .utf8)
    #expect(!script.contains(word))
  }

  @Test("of a workspace's own goes before the built-in one, with its own hash in the policy")
  func own() throws {
    let page = try page(script: "document.title = 'ours';\n")
    #expect(page.contains("<script>document.title = 'ours';\n</script>"))
    // sha256 of the 25 bytes between the tags, base64, made with openssl.
    #expect(page.contains("script-src &#39;sha256-TPoMdVSEnLP5CiHbFpKFGsq8VrIjTZT7RNl/BvDqg6E=&#39;;"))
  }

  @Test("saved with a mark at its beginning and the line ends of Windows is what a browser makes of it")
  func lineEnds() throws {
    let plain = try page(script: "document.title = 'ours';\n")
    let windows = try page(script: "\u{FEFF}document.title = 'ours';\r\n")
    #expect(windows == plain)
  }

  @Test("that is empty stands on no page, and the policy lets none run", arguments: ["", " \n"])
  func none(script: String) throws {
    let page = try page(script: script)
    #expect(!page.contains("<script"))
    #expect(!page.contains("script-src"))
    #expect(PageReading(page).all("h2").count == PageReading(try samplePage()).all("h2").count)
  }

  @Test("that would end its element early is an error at its line", arguments: ["'</script>'", "// <!-- note"])
  func end(line: String) throws {
    let diagnostic = try failure("'use strict';\n\(line)\n")
    #expect(diagnostic?.code == "HTM-011")
    #expect(diagnostic?.location?.line == 2)
  }

  @Test("that holds a character no page may hold is an error")
  func nothingness() throws {
    #expect(try failure("'a\0b'")?.code == "HTM-008")
  }

  @Test("has no place on the index")
  func index() throws {
    let page = try renderer().index(SampleReport.index)
    #expect(!page.contains("<script") && !page.contains("script-src"))
  }
}
