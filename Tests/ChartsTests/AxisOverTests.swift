import Document
import Testing

@testable import Charts

@Suite("Axes of shares")
struct AxisOverTests {
  @Test("air ends at 100%, and a value beyond it is drawn where it is")
  func beyond() {
    let share = Axis(.percent, holding: [0.5, 0.99])
    #expect(share.upper == 1)
    let cover = Axis(.percent, holding: [1.62, 1.69])
    #expect(cover.lower < 1.62 && cover.upper > 1.69 && cover.upper < 1.8)
    #expect(cover.position(1.65, from: 0, to: 1) > 0.2 && cover.position(1.65, from: 0, to: 1) < 0.8)
    #expect(cover.ticks.allSatisfy { $0 > 1.5 } && cover.ticks.count >= 3)
  }
}
