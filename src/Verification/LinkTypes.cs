using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>Rows of a directed graph on the agents: whom each one points to, ascending, never itself.</summary>
internal sealed record LinkTypes() : TypeGenerator<Sequence<int>>(0, 0)
{
    internal override bool AreItemsAgents => true;

    internal override bool IsShared => false;

    public override string ToString() => "links between agents";

    internal override Gen<Sequence<int>> Draw(CaseSize scale, int agent) =>
        Gen.ArrayOf(Gen.Choose(0, 1), scale.Agents).Select(row => Enumerable.Range(0, row.Length)
            .Where(other => other != agent && row[other] == 1).ToSequence());

    internal override IEnumerable<Sequence<int>> Smaller(Sequence<int> type) => type.Count == 0
        ? []
        : new[] { default(Sequence<int>) }.Concat(type.Select(gone => type.Where(other => other != gone).ToSequence())).Distinct();

    internal override IEnumerable<Sequence<int>> Nearer(Sequence<int> report, Sequence<int> truth) =>
        report.Except(truth).Select(extra => report.Where(other => other != extra).ToSequence())
            .Concat(truth.Except(report).Select(missing => report.Append(missing).Order().ToSequence()))
            .Where(step => step != truth);

    internal override IEnumerable<Sequence<int>> Without(Sequence<int> type, int item) =>
        [[.. type.Where(other => other != item).Select(other => other > item ? other - 1 : other)]];
}
