using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Domains;

namespace Mechanisms.Verification;

/// <summary>Sets of approved candidates.</summary>
internal sealed record ApprovalTypes(int Fewest, int Most) : TypeGenerator<ApprovalSet>(Fewest, Most)
{
    public override string ToString() => $"approval sets of {Ranges.Words(Fewest, Most)}";

    internal override Gen<ApprovalSet> Draw(CaseSize scale, int agent) => Gen.ArrayOf(Gen.Choose(0, 1), scale.Items).Select(
        marks => new ApprovalSet(marks.Length, [.. Enumerable.Range(0, marks.Length).Where(candidate => marks[candidate] == 1)]));

    internal override Gen<ApprovalSet> Near(CaseSize scale, int agent, ApprovalSet type) =>
        Gen.Choose(0, type.Candidates - 1).Select(candidate => Toggled(type, candidate));

    internal override IEnumerable<ApprovalSet> Smaller(ApprovalSet type) => type.Approved.Select(candidate => Toggled(type, candidate));

    internal override IEnumerable<ApprovalSet> Nearer(ApprovalSet report, ApprovalSet truth) => Enumerable.Range(0, report.Candidates)
        .Where(candidate => report.Approves(candidate) != truth.Approves(candidate))
        .Select(candidate => Toggled(report, candidate)).Where(step => step != truth);

    internal override IEnumerable<ApprovalSet> Without(ApprovalSet type, int item) => type.Candidates == 1 ? [] :
    [
        new ApprovalSet(
            type.Candidates - 1,
            [.. type.Approved.Where(candidate => candidate != item).Select(candidate => candidate > item ? candidate - 1 : candidate)]),
    ];

    internal override int ItemsOf(ApprovalSet type) => type.Candidates;

    private static ApprovalSet Toggled(ApprovalSet set, int candidate) => new(
        set.Candidates,
        set.Approves(candidate) ? [.. set.Approved.Where(other => other != candidate)] : [.. set.Approved, candidate]);
}
