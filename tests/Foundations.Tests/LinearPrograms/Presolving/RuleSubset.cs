using Mechanisms.Foundations.LinearPrograms.Presolving;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Presolving;

/// <summary>Some of the rules, so that reductions meet programs that others would have changed first.</summary>
internal static class RuleSubset
{
    /// <summary>The rules whose bits are set, rows first.</summary>
    public static PresolveRules Of(int bits)
    {
        int bit = 0;
        bool IsChosen() => ((bits >> bit++) & 1) == 1;
        return new()
        {
            Rows = [.. PresolveRules.All.Rows.Where(_ => IsChosen())],
            Columns = [.. PresolveRules.All.Columns.Where(_ => IsChosen())],
            Sweeps = [.. PresolveRules.All.Sweeps.Where(_ => IsChosen())],
        };
    }
}
