import Diagnostics
import Document

extension Theme {
  /// Two colours that stand on each other, and the least ratio of WCAG 2.2: 4.5 for text (1.4.3), 3 for marks that carry
  /// meaning (1.4.11).
  private struct Pair {
    var front: ColorToken
    var back: ColorToken
    var least: Double
  }

  private static let pairs: [Pair] =
    [.ink, .ink2, .ink3, .link].flatMap { text in
      [.background, .surface].map { Pair(front: text, back: $0, least: 4.5) }
    }
    + [.improve, .concern, .common].flatMap { mark in
      [.background, .band].map { Pair(front: mark, back: $0, least: 3) }
    }
    + [
      Pair(front: .neutral, back: .background, least: 3), Pair(front: .rule, back: .background, least: 3),
      Pair(front: .ink, back: .band, least: 4.5), Pair(front: .ink, back: .middle, least: 3),
      Pair(front: .ink, back: .improveTint, least: 4.5), Pair(front: .ink, back: .concernTint, least: 4.5),
    ]
    + [.heat0, .heat1, .heat2].map { Pair(front: .ink, back: $0, least: 4.5) }
    + [.heat3, .heat4].map { Pair(front: .background, back: $0, least: 4.5) }

  /// A diagnostic for each two colours with too little contrast, light ground first.
  package var weakContrasts: [Diagnostic] {
    [("light", light), ("dark", dark)].flatMap { name, colors in
      Self.pairs.compactMap { pair -> Diagnostic? in
        guard let front = colors[pair.front], let back = colors[pair.back] else { return nil }
        let ratio = front.contrast(with: back)
        guard ratio < pair.least else { return nil }
        // Cut, not rounded, so that a ratio just below the limit does not print as the limit.
        let printed = Self.printed((ratio * 100).rounded(.down) / 100)
        return Diagnostic(
          "PDF-042", .error,
          "on \(name) ground, “\(pair.front.rawValue)” \(front.hex) on “\(pair.back.rawValue)” \(back.hex) has a contrast of \(printed) to 1",
          hint: "make one lighter or darker until it is \(Self.printed(pair.least)) to 1 or more")
      }
    }
  }

  /// With two decimals at most.
  private static func printed(_ ratio: Double) -> String {
    var digits: [UInt8] = []
    digits.append(fixed: ratio)
    return String(decoding: digits, as: UTF8.self)
  }
}
