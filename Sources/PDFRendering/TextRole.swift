import Document

/// How a kind of text is set: sizes and distances in points. No page uses more than six sizes beside the charts'.
struct TextRole {
  var size: Double
  /// From one baseline to the next.
  var leading: Double
  /// From the top of the first line to its baseline; a multiple of the unit, so baselines meet across columns.
  var baseline: Double
  var weight = 400
  var color = ColorToken.ink
  var tracking = 0.0

  static let title = TextRole(size: 20, leading: 24.5, baseline: 17.5, weight: 700, tracking: -0.2)
  static let kicker = TextRole(size: 9, leading: 14, baseline: 10.5, color: .ink2)
  static let facts = TextRole(size: 9, leading: 14, baseline: 10.5, color: .ink2)
  static let heading = TextRole(size: 13, leading: 17.5, baseline: 14, weight: 600)
  static let minorHeading = TextRole(size: 9, leading: 14, baseline: 10.5, weight: 600)
  static let lead = TextRole(size: 10, leading: 14, baseline: 10.5, color: .ink2)
  static let body = TextRole(size: 10, leading: 14, baseline: 10.5)
  static let aside = TextRole(size: 9, leading: 14, baseline: 10.5)
  static let figureTitle = TextRole(size: 9.5, leading: 12.25, baseline: 10.5, weight: 600)
  static let figureSubtitle = TextRole(size: 8, leading: 10.5, baseline: 7, color: .ink2)
  static let tableHead = TextRole(size: 9, leading: 10.5, baseline: 7, weight: 600, color: .ink2)
  static let tableBody = TextRole(size: 9, leading: 10.5, baseline: 7)
  static let caption = TextRole(size: 9.5, leading: 14, baseline: 10.5, weight: 600)
  static let prompt = TextRole(size: 9, leading: 10.5, baseline: 10.5, color: .ink2)
  static let note = TextRole(size: 8, leading: 10.5, baseline: 7, color: .ink3)
  static let key = TextRole(size: 8, leading: 10.5, baseline: 7, color: .ink2)
  static let definition = TextRole(size: 8, leading: 10.5, baseline: 7, color: .ink2)
  static let runner = TextRole(size: 8, leading: 10.5, baseline: 7, color: .ink3)

  func with(weight: Int? = nil, color: ColorToken? = nil) -> TextRole {
    var role = self
    role.weight = weight ?? self.weight
    role.color = color ?? self.color
    return role
  }
}
