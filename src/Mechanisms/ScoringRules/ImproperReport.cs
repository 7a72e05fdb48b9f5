using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.ScoringRules;

/// <summary>A belief and a report that scores better than telling it: a witness against properness.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Belief">What the forecaster believes, shape [state].</param>
/// <param name="Report">What it reports instead, shape [state].</param>
/// <param name="TruthfulScore">Expected score of the truth.</param>
/// <param name="ReportScore">Expected score of the report.</param>
public sealed record ImproperReport(
    string Rule, Sequence<double> Belief, Sequence<double> Report, double TruthfulScore, double ReportScore)
{
    /// <summary>Gets what the lie earns in expectation.</summary>
    public double Gain => ReportScore - TruthfulScore;

    /// <summary>Tells the case as a sentence.</summary>
    /// <returns>For example <c>Under the linear rule, a forecaster who believes [0.6, 0.4] reports [1, 0] and scores 0.6 instead of 0.52.</c></returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Under the {Rule} rule, a forecaster who believes {Belief} reports {Report} and scores {ReportScore:G6} instead of {TruthfulScore:G6}.");
}
