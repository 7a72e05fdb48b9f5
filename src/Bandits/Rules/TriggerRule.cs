using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;

namespace Mechanisms.Bandits.Rules;

/// <summary>What a kernel of grim triggers must know of learner and environment: numbers alone.</summary>
/// <param name="Estimates">What arms are held to.</param>
/// <param name="Timing">Which estimate a reward is held against.</param>
/// <param name="Slack">Constant of the benefit of the doubt.</param>
/// <param name="LogHorizon">ln T.</param>
/// <param name="Noise">Standard deviation of rewards.</param>
/// <param name="Radius">How radii move with samples.</param>
internal readonly record struct TriggerRule(
    TriggerEstimates Estimates, LcbTiming Timing, double Slack, double LogHorizon, double Noise, RadiusTerms Radius);
