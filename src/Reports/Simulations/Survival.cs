using Mechanisms.Bandits.Experiments;
using Mechanisms.Reports.Figures;
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

    // Beyond this what is lost per round rises as well.
    private const double LosesMore = 1.1;

    /// <summary>What tables say about the growth exponent of what curves add up.</summary>
    public static string NoteOn(ContenderMeasure measure) => Note.Replace("regret", measure.Noun, StringComparison.Ordinal);

    /// <summary>The exponent by which regret grows over the last nine tenths of the rounds; NaN where that cannot be said, as of regret that is not positive at every checkpoint there.</summary>
    public static double Exponent(RegretCurve curve)
    {
        long from = (curve.Rounds[^1] + 9) / 10;
        return curve.Rounds.Zip(curve.Mean).All(point => point.First < from || point.Second > 0) ? curve.GrowthExponent(from) : double.NaN;
    }

    /// <summary>Says whether the learner still learns in a run.</summary>
    public static string Sentence(string learner, RegretCurve curve) => Exponent(curve) switch
    {
        double.NaN when curve.Final < 0 => $"{learner} has gained: its regret is {FigureSummary.Readable(curve.Final)} in the end, so that it earned more than what it is held against, and no power of t describes it.",
        double.NaN => $"Whether {learner} still learns cannot be said: its regret is not positive throughout the last nine tenths of the rounds, or recorded too rarely.",
        < 0 and var exponent => Text($"{learner} survives: its regret has stopped growing, and falls like t to the power {exponent:F2}."),
        <= StillLearns and var exponent => Text($"{learner} survives: its regret grows like t to the power {exponent:F2}, slower than the rounds."),
        > LosesMore and var exponent => Text($"{learner} does not survive: its regret grows like t to the power {exponent:F2}, faster than the rounds: it loses more a round the longer it plays."),
        >= LearnsNoMore and var exponent => Text($"{learner} does not survive: its regret grows like t to the power {exponent:F2}, about as fast as the rounds, so in longer runs it falls behind every learner that survives."),
        var exponent => Text($"{learner} is in between: its regret grows like t to the power {exponent:F2}."),
    };

    /// <summary>Says how what else curves add up grows; only by regret does a learner survive.</summary>
    public static string Sentence(string learner, RegretCurve curve, ContenderMeasure measure) =>
        measure.Name == ContenderMeasure.Regret.Name ? Sentence(learner, curve) : Exponent(curve) switch
        {
            double.NaN when curve.Final == 0 => $"{measure.Name} of {learner} is 0.",
            double.NaN => $"How {measure.Noun} of {learner} grows cannot be said: it is not positive throughout the last nine tenths of the rounds, or recorded too rarely.",
            < 0 and var exponent => Text($"{measure.Name} of {learner} has stopped growing, and falls like t to the power {exponent:F2}."),
            <= StillLearns and var exponent => Text($"{measure.Name} of {learner} grows like t to the power {exponent:F2}, slower than the rounds."),
            > LosesMore and var exponent => Text($"{measure.Name} of {learner} grows like t to the power {exponent:F2}, faster than the rounds."),
            >= LearnsNoMore and var exponent => Text($"{measure.Name} of {learner} grows like t to the power {exponent:F2}, about as fast as the rounds."),
            var exponent => Text($"{measure.Name} of {learner} grows like t to the power {exponent:F2}."),
        };
}
