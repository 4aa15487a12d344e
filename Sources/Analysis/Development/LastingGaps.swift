import Metrics

/// For how many months in a row reviews found somebody below colleagues in the behaviours that name a skill.
///
/// Reviews are few, so that single months say little; looked at are the period, the two months before it and the three
/// before these, each beside everybody's mean of the same stretch, so that a milder form changes nothing.
struct LastingGaps {
  let reviews: [ReviewSums]
  /// How mild each reviewer is, as a fraction of the points.
  let mildness: [String: Double]

  private struct Sum {
    var n = 0.0
    var met = 0.0
  }

  /// By person and skill: 1, 3 or 6; nothing for a skill that reviews do not name, or where the period has none.
  func months(_ model: SkillModel) -> [String: [String: Int]] {
    let stretches: [ReportingWindow] = [.period, .threeMonths, .sixMonths]
    let skillsOf = model.skills.reduce(into: [String: [String]]()) { result, skill in
      for link in skill.links where link.signal.kind == .criterion {
        result[link.signal.id, default: []].append(skill.id)
      }
    }
    var all: [ReportingWindow: [String: Sum]] = [:]
    var own: [String: [ReportingWindow: [String: Sum]]] = [:]
    for review in reviews where skillsOf[review.item] != nil && stretches.contains(review.reach) {
      let n = Double(review.n)
      let met = Double(review.score) / 10_000 - n * (mildness[review.reviewer] ?? 0)
      all[review.reach, default: [:]][review.item, default: Sum()].n += n
      all[review.reach]?[review.item]?.met += met
      own[review.agent, default: [:]][review.reach, default: [:]][review.item, default: Sum()].n += n
      own[review.agent]?[review.reach]?[review.item]?.met += met
    }
    return own.mapValues { found in
      var result: [String: Int] = [:]
      var lasting: Set<String> = Set(skillsOf.values.joined())
      for stretch in stretches {
        var gaps: [String: Double] = [:]
        for (item, sum) in (found[stretch] ?? [:]).sorted(by: { $0.key < $1.key }) {
          guard let everybody = all[stretch]?[item], everybody.n > 0 else { continue }
          let gap = sum.met - sum.n * everybody.met / everybody.n
          for skill in skillsOf[item] ?? [] { gaps[skill, default: 0] += gap }
        }
        lasting = lasting.filter { (gaps[$0] ?? 0) < 0 }
        for skill in lasting { result[skill] = stretch.rawValue }
      }
      return result
    }
  }
}
