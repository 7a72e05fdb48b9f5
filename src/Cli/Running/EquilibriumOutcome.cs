using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Environments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>Whether a profile is an ε-equilibrium under each learner.</summary>
internal sealed record EquilibriumOutcome(ExperimentHeader Header, ClickBandit Environment, Sequence<EquilibriumFinding> Findings)
    : IExperimentOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Answered;

    /// <inheritdoc/>
    public string DataFile => ResultFiles.MovesFile;

    /// <inheritdoc/>
    public Table Data => EquilibriumReport.Moves(Findings);

    /// <inheritdoc/>
    public Table Overview => EquilibriumReport.Verdicts(Findings);

    /// <inheritdoc/>
    public Report Report => Header.Introduce(EquilibriumReport.Of(Findings, EnvironmentDefinitions.Of(Environment).ToSequence()));

    /// <inheritdoc/>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteNumber("horizon", Findings[0].Evidence.Probe.Game.Rounds);
        json.WriteNumber("replications", Findings[0].Evidence.Probe.Replications);
        json.WriteNumbers("profile", Findings[0].Evidence.Probe.Profile);
        json.WriteFinite("epsilon", Findings[0].Epsilon);
        json.WriteFinite("confidence", Findings[0].Confidence);
        json.WriteString("interval", Findings[0].Interval.Name);
        json.WriteStartArray("learners");
        foreach (EquilibriumFinding finding in Findings)
        {
            json.WriteStartObject();
            json.WriteString("learner", finding.Evidence.Probe.Game.Name);
            json.WriteString("verdict", finding.Verdict.IsRefuted ? "refuted" : "not-refuted");
            json.WriteFinite("epsilonLow", finding.LeastEpsilon);
            json.WriteFinite("epsilonHigh", finding.LargestEpsilon);
            WriteMove(json, finding.Verdict.Match(_ => null, _ => finding.Evidence.Best, refuted => (DeviationEstimate?)refuted.Witness)!, finding.Verdict.IsRefuted ? "witness" : "bestMove");
            json.WriteFinite("meanRegret", finding.Evidence.Regrets.Average());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMove(Utf8JsonWriter json, DeviationEstimate estimate, string name)
    {
        json.WriteStartObject(name);
        json.WriteNumbers("arms", estimate.Move.Players.Select(player => (double)player));
        json.WriteNumbers("from", estimate.From);
        json.WriteNumbers("to", estimate.Move.Strategies);
        json.WriteFinite("gain", estimate.Gain);
        json.WriteFinite("error", estimate.Error);
        json.WriteFinite("regret", estimate.Regret);
        json.WriteEndObject();
    }
}
