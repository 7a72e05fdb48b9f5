using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Learning.Forecasting;

/// <summary>The settings that the upper-confidence-bound learners of scoring rules share.</summary>
internal readonly record struct UcbForecastingSettings(DeviationBound Bound, double Confidence, double Scale, double ResolveRatio, RevisedSimplex Program);
