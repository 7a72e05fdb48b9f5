using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;

namespace Mechanisms.Cli.Running;

/// <summary>Reports of experiments, titled as their files say.</summary>
internal static class Reporting
{
    internal static Report Clickbait(ExperimentHeader header, AdaptiveArmsResult result) => new(header.Name, [header.Description], []);

    internal static Report Bandit(ExperimentHeader header, RegretResult result) => new(header.Name, [header.Description], []);


    internal static Report Checks(ExperimentHeader header, double scale, Sequence<AcceptanceCheck> checks) => new(header.Name, [header.Description], []);
}
