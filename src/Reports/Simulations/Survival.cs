using Mechanisms.Bandits.Experiments;
using static Mechanisms.Reports.Simulations.EnvironmentDefinitions;

namespace Mechanisms.Reports.Simulations;

/// <summary>Whether a learner still learns: regret that grows in proportion to the rounds is that of a learner that gains nothing by playing on.</summary>
internal static class Survival
{
    /// <summary>What tables say about the growth exponent.</summary>
    public const string Note = "Growth exponent: slope of cumulative regret on logarithmic axes over the last nine tenths of the rounds; 1 is linear, 0.5 the square-root rate, 0 no more regret at all.";

    // Between the square-root rate and linear regret; what lies here is called neither.
    private const double StillLearns = 0.7;
    private const double LearnsNoMore = 0.8;

    /// <summary>The exponent by which regret grows over the last nine tenths of the rounds; NaN where that cannot be said.</summary>
    public static double Exponent(RegretCurve curve) => curve.GrowthExponent((curve.Rounds[^1] + 9) / 10);

    /// <summary>Says whether the learner still learns in a run.</summary>
    public static string Sentence(string learner, RegretCurve curve) => Exponent(curve) switch
    {
        double.NaN => $"Whether {learner} still learns cannot be said: its regret is 0 or recorded too rarely.",
        <= StillLearns and var exponent => Text($"{learner} survives: its regret grows like t to the power {exponent:F2}, slower than the rounds."),
        >= LearnsNoMore and var exponent => Text($"{learner} does not survive: its regret grows like t to the power {exponent:F2}, about as fast as the rounds, so in longer runs it falls behind every learner that survives."),
        var exponent => Text($"{learner} is in between: its regret grows like t to the power {exponent:F2}."),
    };
}
