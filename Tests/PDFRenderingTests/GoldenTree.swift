/// The structure tree of the sample report down to the first row of its first table, two spaces a level.
enum GoldenTree {
  static let opening = """
    Document
      H1
      P
      H2
      L
        LI
          LBody
        LI
          LBody
      H3
      P
      P
      P
      H2
      Table
        TR
          TH
          TH
          TH
          TH
          TH
        TR
          TH
          TD
          TD
          TD
            Figure
          TD
    """.split(separator: "\n").map(String.init)
}
