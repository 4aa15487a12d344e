import Analysis
import Document
import Metrics

/// The one table of words beside the icons of variation and assurance: at most eight words each.
extension MeasureView {
  var variationIcon: StatusIcon {
    guard assessment.variation.points >= 6 else { return .none }
    return switch assessment.variation.signal {
    case .common: .common
    case .improvement: .improving
    case .concern: .concern
    case .neutralHigh: .changedUp
    case .neutralLow: .changedDown
    }
  }

  var variationText: String {
    guard assessment.variation.points >= 6 else { return "Too few \(step)s to say" }
    guard hasSignal else { return "No significant change" }
    let head =
      switch assessment.variation.signal {
      case .improvement: "Improving"
      case .concern: "Concern"
      case .common, .neutralHigh, .neutralLow: "Changed"
      }
    return "\(head): \(ruleText)"
  }

  /// What the rule saw, without a verdict: "last week above the usual range".
  var ruleText: String {
    let side = isAbove ? "above" : "below"
    if isLasting { return "\(sideRun.count) \(step)s \(side) average" }
    return switch assessment.variation.rule {
    case .outsideLimits:
      "\(latest?.period == series?.points.last?.period ? "last \(step)" : theStep) \(side) the usual range"
    case .trend: isRising ? "rising seven \(step)s in a row" : "falling seven \(step)s in a row"
    case .twoInThree: "near the \(isAbove ? "upper" : "lower") end of its range"
    case .shift, nil: "\(side) its average"
    }
  }

  /// Whether the last step goes up.
  var isRising: Bool {
    let values = usablePoints.suffix(2).compactMap(\.value)
    return values.count == 2 && values[1] > values[0]
  }

  var assuranceIcon: StatusIcon {
    switch assessment.assurance {
    case .pass: .pass
    case .fail: .fail
    case .hitOrMiss: .hitOrMiss
    case .none: .none
    }
  }

  /// What the period's own interval says, then what the usual range lets expect.
  var assuranceText: String {
    switch assessment.targetState {
    case .met: "Met in this period. \(forecastText)"
    case .notMet: "Missed in this period. \(forecastText)"
    case .unclear, .none: forecastText
    }
  }

  private var forecastText: String {
    switch assessment.assurance {
    case .pass: "Target expected to be met"
    case .fail: "Target is not expected to be met"
    case .hitOrMiss:
      if let outlook = assessment.outlook, outlook.verdict == .hitOrMiss {
        "Hit or miss: about \(outlook.monthsOfTwelve) of 12 months"
      } else {
        "Hit or miss: target is inside the usual range"
      }
    case .none:
      if assessment.target == nil {
        "No target set"
      } else if metric.direction == .guarded || metric.direction == .none {
        "A guide, not a limit"
      } else {
        "Too few \(step)s to say"
      }
    }
  }

  /// The status column of a chart's data table.
  func status(of point: ProcessPoint) -> String {
    if point.value == nil { return language.text(.pointsNoData) }
    if point.isHollow { return language.text(phrase(.pointsHollowWeek, .pointsHollowMonth)) }
    let rule: Phrase? =
      switch point.rule {
      case .outsideLimits: .pointsOutside
      case .trend: phrase(.pointsTrendWeeks, .pointsTrendMonths)
      case .twoInThree: .pointsNear
      case .shift: phrase(.pointsShiftWeeks, .pointsShiftMonths)
      case nil: nil
      }
    let values = ["rule": rule.map { language.text($0) } ?? ""]
    return switch point.signal {
    case .common: language.text(.pointsUsual)
    case .improvement: language.text(.pointsImprovement, values)
    case .concern: language.text(.pointsConcern, values)
    case .neutralHigh, .neutralLow: language.text(.pointsChanged, values)
    }
  }
}
