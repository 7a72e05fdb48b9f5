using FsCheck;
using FsCheck.Fluent;

namespace Mechanisms.Verification;

/// <summary>Those types of another generator that satisfy a condition.</summary>
internal sealed record FilteredTypes<T>(TypeGenerator<T> Inner, Func<T, bool> Condition)
    : TypeGenerator<T>(Inner.FewestItems, Inner.MostItems)
{
    internal override bool AreItemsAgents => Inner.AreItemsAgents;

    internal override bool IsShared => Inner.IsShared;

    public override string ToString() => $"{Inner} under a condition";

    internal override Gen<T> Draw(CaseSize scale, int agent) => Inner.Draw(scale, agent).Where(Condition);

    // Nothing near need satisfy the condition: the type itself stands in, which is no lie.
    internal override Gen<T> Near(CaseSize scale, int agent, T type) =>
        Inner.Near(scale, agent, type).Select(near => Condition(near) ? near : type);

    internal override IEnumerable<T> Smaller(T type) => Inner.Smaller(type).Where(Condition);

    internal override IEnumerable<T> Nearer(T report, T truth) => Inner.Nearer(report, truth).Where(Condition);

    internal override IEnumerable<T> Without(T type, int item) => Inner.Without(type, item).Where(Condition);

    internal override int ItemsOf(T type) => Inner.ItemsOf(type);
}
