using System.Diagnostics;
using Mechanisms.Bandits.Federated;

namespace Mechanisms.Cli.Running;

/// <summary>All protocols of federated learning that files may name: the rule by which data is bought names them.</summary>
internal static class ProtocolKinds
{
    private static readonly string[] Downloads = ["broadcast", "participants-only"];

    /// <summary>Gets the field that names them.</summary>
    internal static LearnersField<FederatedUcb> Field { get; } = new(
    [
        Kind("greedy-cover", () => new GreedyCover()),
        Kind("budget-search", () => new BudgetSearch(), Growth),
        Kind("exact-vcg", () => new ExactVcg()),
        Kind("data-incentive", () => new DataIncentive()),
        Kind("full", () => new FullParticipation()),
        Kind("none", () => null),
    ], protocol => protocol.Name);

    private static LearnerSetting<FederatedUcb> Growth => LearnerSetting<FederatedUcb>.Real(
        "growth",
        protocol => ((BudgetSearch)protocol.Rule!).Growth,
        (protocol, value) => protocol with { Rule = ((BudgetSearch)protocol.Rule!) with { Growth = value } });

    private static LearnerSetting<FederatedUcb>[] Common =>
    [
        LearnerSetting<FederatedUcb>.Real("progress", protocol => protocol.Progress, (protocol, value) => protocol with { Progress = value }),
        LearnerSetting<FederatedUcb>.Optional("threshold", protocol => protocol.Threshold, (protocol, value) => protocol with { Threshold = value }),
        LearnerSetting<FederatedUcb>.Word("download", "download", Downloads, protocol => (int)protocol.Download, (protocol, value) => protocol with { Download = (DownloadPolicy)value }),
        LearnerSetting<FederatedUcb>.Real("reservePrice", protocol => protocol.ReservePrice, (protocol, value) => protocol with { ReservePrice = value }),
        LearnerSetting<FederatedUcb>.Real("regularization", protocol => protocol.Regularization, (protocol, value) => protocol with { Regularization = value }),
        RadiusField.Setting<FederatedUcb>(protocol => protocol.Radius, (protocol, value) => protocol with { Radius = value }),
    ];

    private static LearnerKind<FederatedUcb>.Of<FederatedUcb> Kind(
        string word, Func<IParticipationRule?> rule, params LearnerSetting<FederatedUcb>[] settings) => new(
        word,
        _ => new() { Rule = rule() },
        (protocol, name) => protocol with { Name = name },
        protocol => WordOf(protocol.Rule) == word,
        [.. Common, .. settings]);

    private static string WordOf(IParticipationRule? rule) => rule switch
    {
        null => "none",
        GreedyCover => "greedy-cover",
        BudgetSearch => "budget-search",
        ExactVcg => "exact-vcg",
        DataIncentive => "data-incentive",
        FullParticipation => "full",
        _ => throw new UnreachableException($"No file names the rule {rule.Name}."),
    };
}
