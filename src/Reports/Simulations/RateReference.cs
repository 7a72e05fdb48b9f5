using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;
using static Mechanisms.Reports.Simulations.EnvironmentDefinitions;

namespace Mechanisms.Reports.Simulations;

/// <summary>Dashed lines c·tᵖ, the rates of learners in t, to compare slopes with: one for each exponent.</summary>
internal static class RateReference
{
    /// <summary>The exponent of the minimax rate of bandits.</summary>
    public const double SquareRoot = 0.5;

    /// <summary>One line per exponent, which meets the least last amount of its learners at the last round; none where that is not positive or there is no exponent.</summary>
    public static Sequence<ReferenceLine> Through(
        IEnumerable<(double? Exponent, double Last)> ends, Sequence<long> rounds, AxisScale scale, IEnumerable<string> learners, string variable = "t")
    {
        // On logarithmic axes the line is straight: its ends are enough, and one point where there is one checkpoint.
        Sequence<long> drawn = scale == AxisScale.Linear || rounds.Count == 1 ? rounds : [rounds[0], rounds[^1]];
        double horizon = rounds[^1];
        string[] names = [.. learners];
        return Rates(ends).Select(rate => (ReferenceLine)new ReferenceLine.Curve(
            ReferenceLabel.Beside($"{Power(rate.Exponent, variable)} rate", names),
            drawn.Select(round => (double)round).ToSequence(),
            drawn.Select(round => rate.Least * Power(round / horizon, rate.Exponent)).ToSequence())).ToSequence();
    }

    /// <summary>The sentence that explains the lines; empty where there is none.</summary>
    public static string Caption(IEnumerable<(double? Exponent, double Last)> ends, ContenderMeasure measure, string variable = "t")
    {
        string[] powers = [.. Rates(ends).Select(rate => Power(rate.Exponent, variable))];
        return powers.Length switch
        {
            0 => "",
            1 => $" The dashed line grows like {powers[0]} and ends at the least {measure.Noun}{(HasOthers(ends) ? " of those with this rate" : "")}: compare slopes with it, not heights.",
            _ => $" Dashed lines grow like {string.Join(", ", powers[..^1])} and {powers[^1]}, the rates that the learners are held against, and end at the least {measure.Noun} of those with the rate: compare slopes with them, not heights.",
        };
    }

    private static bool HasOthers(IEnumerable<(double? Exponent, double Last)> ends) => ends.Select(end => end.Exponent).Distinct().Count() > 1;

    private static IEnumerable<(double Exponent, double Least)> Rates(IEnumerable<(double? Exponent, double Last)> ends) => ends
        .Where(end => end.Exponent is not null)
        .GroupBy(end => end.Exponent!.Value, end => end.Last)
        .Select(group => (group.Key, group.Min()))
        .Where(rate => rate.Item2 > 0);

    private static double Power(double share, double exponent) => exponent == SquareRoot ? Math.Sqrt(share) : Elementary.Power(share, exponent);

    private static string Power(double exponent, string variable) => exponent switch
    {
        SquareRoot => $"√{variable}",
        2.0 / 3 => $"{variable}^(2/3)",
        _ => Text($"{variable}^{exponent:0.###}"),
    };
}
