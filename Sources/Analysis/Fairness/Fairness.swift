import Metrics

/// People compared fairly: on the same contacts, with the same reviewer, beside similar people.
struct FairnessAssessor {
  let dataset: Dataset
  let metrics: [MetricKey: MetricDefinition]

  var assessment: FairnessAssessment {
    var result = FairnessAssessment()
    if !dataset.strata.isEmpty {
      let comparer = CaseMixComparer(dataset)
      result.comparisons = CaseMixMeasure.allCases.compactMap { measure in
        guard let metric = metrics[measure.key] else { return nil }
        return comparer.comparison(measure, least: QuantityMaker.leastShown(metric, agent: true))
      }
    }
    if !dataset.reviews.isEmpty {
      let reviewers = ReviewerComparer(dataset)
      result.reviewers = reviewers.assessment
      result.reviewerGap = reviewers.gap
      if let comparison = reviewers.comparison, metrics[comparison.key] != nil { result.comparisons.append(comparison) }
      result.mix = TeamMixComparer(dataset: dataset, mildness: reviewers.mildness).assessment
    }
    if !dataset.trainings.isEmpty {
      result.courses = CourseComparer(dataset: dataset, metrics: metrics).effects
    }
    return result
  }
}
