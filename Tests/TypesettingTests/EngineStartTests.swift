import CPangoCairo
import Charts
import Testing

@testable import Typesetting

@Suite("Starting engines")
struct EngineStartTests {
  @Test("many start at once, and none looks at the fonts or settings of the host")
  func together() async throws {
    let fonts = try FontLibrary()
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<16 {
        group.addTask {
          guard let engine = try? TextEngine(fonts: fonts) else { return -1 }
          return engine.word("Wrapup", style: TextStyle(size: 10)).isMissingGlyphs ? 0 : 1
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 1, count: 16))
    // Nothing but a configuration of the program stands where Pango would load that of the host.
    let current = FcConfigGetCurrent()
    #expect(FcConfigGetFonts(current, FcSetSystem).map { $0.pointee.nfont } ?? 0 == 0)
  }
}
