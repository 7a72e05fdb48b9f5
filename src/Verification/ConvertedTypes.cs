using FsCheck;
using FsCheck.Fluent;

namespace Mechanisms.Verification;

/// <summary>Types of the user's own in place of ours.</summary>
internal sealed record ConvertedTypes<TInner, T>(TypeGenerator<TInner> Inner, Func<TInner, T> To, Func<T, TInner> From)
    : TypeGenerator<T>(Inner.FewestItems, Inner.MostItems)
{
    internal override bool AreItemsAgents => Inner.AreItemsAgents;

    internal override bool IsShared => Inner.IsShared;

    public override string ToString() => Inner.ToString();

    internal override Gen<T> Draw(Scale scale, int agent) => Inner.Draw(scale, agent).Select(To);

    internal override Gen<T> Near(Scale scale, int agent, T type) => Inner.Near(scale, agent, From(type)).Select(To);

    internal override IEnumerable<T> Smaller(T type) => Inner.Smaller(From(type)).Select(To);

    internal override IEnumerable<T> Nearer(T report, T truth) => Inner.Nearer(From(report), From(truth)).Select(To);

    internal override IEnumerable<T> Without(T type, int item) => Inner.Without(From(type), item).Select(To);

    internal override int ItemsOf(T type) => Inner.ItemsOf(From(type));
}
